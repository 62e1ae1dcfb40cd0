// The peer: sign-up and sign-in with @simplewebauthn/server behind fastify, with PostgreSQL, on as many processes as there are cores.
// It does the least that is still single-use: options store nothing; verification reads one row, and burns the ceremony, keeps the counter
// and begins a session in one statement. It keeps no audit, no events, no limits and no policy.
import cluster from 'node:cluster';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import fastify from 'fastify';
import pg from 'pg';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';

const port = Number(new URL(process.env.ASPNETCORE_URLS).port);
const origin = `http://localhost:${port}`;
const rpID = 'localhost';
const lifetime = 600_000;
const key = Buffer.from(process.env.OSTIARY_PEER_KEY ?? randomBytes(32).toString('hex'), 'hex');
const database = new pg.Pool({ connectionString: process.env.OSTIARY_PEER_POSTGRES, max: 16 });

const schema = `
  CREATE TABLE peer_passkeys (id text PRIMARY KEY, user_name text NOT NULL, public_key bytea NOT NULL, counter bigint NOT NULL);
  CREATE TABLE peer_burnt (ceremony_id bytea PRIMARY KEY, until_ms bigint NOT NULL);
  CREATE TABLE peer_sessions (token_hash bytea PRIMARY KEY, user_name text NOT NULL, began_at_ms bigint NOT NULL);`;

const findPasskey = { name: 'find', text: 'SELECT user_name, public_key, counter FROM peer_passkeys WHERE id = $1' };
const keepPasskey = { name: 'keep', text: 'INSERT INTO peer_passkeys (id, user_name, public_key, counter) VALUES ($1, $2, $3, $4)' };
const beginSession = {
  name: 'begin',
  text: `WITH burnt AS (INSERT INTO peer_burnt (ceremony_id, until_ms) VALUES ($1, $2)),
              used  AS (UPDATE peer_passkeys SET counter = $4 WHERE id = $3)
         INSERT INTO peer_sessions (token_hash, user_name, began_at_ms) VALUES ($5, $6, $7)`,
};

const mac = (text) => createHmac('sha256', key).update(text).digest();

function seal(challenge, name = '') {
  const body = `${challenge}.${Buffer.from(name).toString('base64url')}.${Date.now() + lifetime}`;
  return `${body}.${mac(body).toString('base64url')}`;
}

function open(ceremony) {
  const [challenge, name, until, given] = ceremony.split('.');
  const expected = mac(`${challenge}.${name}.${until}`);
  if (!timingSafeEqual(expected, Buffer.from(given, 'base64url')) || Number(until) < Date.now()) {
    throw new Error('The ceremony is not ours, or over');
  }
  return { challenge, name: Buffer.from(name, 'base64url').toString(), until: Number(until), id: expected };
}

async function askToRegister({ identifier }) {
  const publicKey = await generateRegistrationOptions({
    rpID,
    rpName: 'Peer',
    userName: identifier,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { ceremony: seal(publicKey.challenge, identifier), publicKey };
}

async function register({ ceremony, response }) {
  const { challenge, name } = open(ceremony);
  const { registrationInfo } = await verifyRegistrationResponse({ response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID });
  const { id, publicKey, counter } = registrationInfo.credential;
  await database.query({ ...keepPasskey, values: [id, name, Buffer.from(publicKey), counter] });
  return { created: true };
}

async function askToSignIn() {
  const publicKey = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
  return { ceremony: seal(publicKey.challenge), publicKey };
}

async function signIn({ ceremony, response }) {
  const { challenge, until, id } = open(ceremony);
  const { rows: [passkey] } = await database.query({ ...findPasskey, values: [response.id] });
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: { id: response.id, publicKey: new Uint8Array(passkey.public_key), counter: Number(passkey.counter) },
  });
  if (!verified) {
    throw new Error('The signature is not by this passkey');
  }
  const token = randomBytes(32);
  await database.query({
    ...beginSession,
    values: [id, until, response.id, authenticationInfo.newCounter, mac(token), passkey.user_name, Date.now()],
  });
  return { session: token.toString('base64url') };
}

async function serve() {
  const app = fastify();
  app.get('/readyz', () => 'ready');
  app.post('/v1/ceremonies/registration/options', ({ body }) => askToRegister(body));
  app.post('/v1/ceremonies/registration/verify', ({ body }) => register(body));
  app.post('/v1/ceremonies/authentication/options', ({ body }) => askToSignIn(body));
  app.post('/v1/ceremonies/authentication/verify', ({ body }) => signIn(body));
  await app.listen({ host: '127.0.0.1', port });
}

if (cluster.isPrimary) {
  await database.query(schema);
  await database.end();
  for (let i = 0; i < availableParallelism(); i++) {
    cluster.fork({ OSTIARY_PEER_KEY: key.toString('hex') });
  }
} else {
  await serve();
}
