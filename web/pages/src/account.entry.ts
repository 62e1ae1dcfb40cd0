import { addPasskeyOn } from './add-passkey.js';
import { deletePasskeysOn } from './delete-passkeys.js';
import { element } from './element.js';
import { forgetMessage } from './forget-message.js';
import { openNotice } from './notice.js';
import { openClient } from './open-client.js';
import { pageData } from './page-data.js';
import type { Refusal } from './refusal.js';
import { sendSignals, type SignalBlock } from './send-signals.js';
import { showLocalTimes } from './show-local-times.js';

const { signals, refusals } = pageData() as { readonly signals: SignalBlock | null; readonly refusals: readonly Refusal[] };
const { client, supportCode } = openClient();
const notice = openNotice(element('notice', HTMLElement), refusals, supportCode);
const add = element('add-passkey', HTMLButtonElement);

showLocalTimes();
forgetMessage();
addPasskeyOn(add, client, notice);
deletePasskeysOn(client, notice, add);
if (signals) void sendSignals(client.signals, signals);
