#!/usr/bin/env python3
"""Writes tests/vectors/w3c-l3.jsonl from tests/vectors/w3c-l3-vectors.json: the specification's own examples as lines for `ostiary verify`.

Each line says in "verdict" what must come of it. What is expected follows from the examples themselves and from what is broken here, never from a verifier.
"""
import base64
import json
import pathlib

VECTORS = pathlib.Path(__file__).parent.parent / "tests" / "vectors"
SOURCE = json.loads((VECTORS / "w3c-l3-vectors.json").read_text())
ROOT = base64.b64encode(bytes.fromhex(SOURCE["attestation_root"]["attestation_ca_cert"])).decode()
USER_VERIFIED = 0x04

# What the examples do that a strict relying party refuses, and the name under which it can be let pass.
DEVIATIONS = {
    "fido-u2f": ("webauthn.attestation_aaguid_mismatch", "non_zero_u2f_aaguid"),
    "tpm": ("webauthn.attestation_tpm_vendor_unknown", "unknown_tpm_vendor"),
    "android-key": ("webauthn.attestation_android_key_unsuitable", None),
}


def text(hexadecimal):
    return base64.urlsafe_b64encode(bytes.fromhex(hexadecimal)).decode().rstrip("=")


def expected(case, ceremony, **changed):
    common = {
        "challenge": text(ceremony["challenge"]), "origins": [case["origin"]], "rpId": case["rp_id"],
        "userVerification": "preferred", "algorithms": [case["cose_alg"]],
    }
    if case["cross_origin"]:
        common["crossOrigin"] = True
    if case["top_origin"]:
        common["topOrigins"] = [case["top_origin"]]
    return common | changed


def response(case, members):
    identifier = text(case["registration"]["credential_id"])
    return {"id": identifier, "rawId": identifier, "type": "public-key", "response": members, "clientExtensionResults": {}}


def registration(case, name, code=None, attestation=None, **changed):
    ceremony = case["registration"]
    members = {"clientDataJSON": text(ceremony["client_data_json"]), "attestationObject": text(ceremony["attestation_object"]), "transports": []}
    line = {"id": f"{case['name']} {name}", "kind": "registration", "at": "2026-01-01T00:00:00Z", "expected": expected(case, ceremony, **changed), "response": response(case, members)}
    if attestation:
        line["attestation"] = attestation
    return judged(line, code)


def authentication(case, name, code=None, **changed):
    ceremony = case["authentication"]
    members = {
        "clientDataJSON": text(ceremony["client_data_json"]), "authenticatorData": text(ceremony["authenticator_data"]),
        "signature": text(ceremony["signature"]),
    }
    stored = {"publicKey": text(case["registration"]["credential_public_key_cose"]), "signCount": 0}
    line = {"id": f"{case['name']} {name}", "kind": "authentication", "expected": expected(case, ceremony, **changed), "response": response(case, members), "credential": stored}
    return judged(line, code)


def judged(line, code):
    return line | {"verdict": {"outcome": "refused" if code else "accepted", "code": code}}


def registrations(case):
    code, tolerance = DEVIATIONS.get(case["fmt"], (None, None))
    tolerated = {"tolerate": [tolerance]} if tolerance else None
    yield registration(case, "registered", code)
    if tolerated:
        yield registration(case, "registered, tolerated", attestation=tolerated)
    if code and not tolerance:
        return
    if case["registration"]["x5c"]:
        yield registration(case, "registered, its root trusted", attestation={"trust": "metadata", "roots": [ROOT]} | (tolerated or {}))
    else:
        yield registration(case, "registered, attestation demanded", "webauthn.attestation_required", {"trust": "metadata", "roots": [ROOT]})


def broken(act, case, ceremony, name):
    yield act(case, f"{name}, wrong origin", "webauthn.origin_not_allowed", origins=["https://example.com"])
    yield act(case, f"{name}, wrong challenge", "webauthn.challenge_mismatch", challenge=text("00" * 32))
    yield act(case, f"{name}, wrong RP ID", "webauthn.rp_id_mismatch", rpId="example.com", origins=[case["origin"]])
    if not ceremony["flags"] & USER_VERIFIED:
        yield act(case, f"{name}, verification demanded", "webauthn.user_not_verified", userVerification="required")
    if case["cross_origin"]:
        yield act(case, f"{name}, no frames", "webauthn.cross_origin_not_allowed", crossOrigin=False)
    if case["top_origin"]:
        yield act(case, f"{name}, other frames", "webauthn.top_origin_not_allowed", topOrigins=["https://example.net"])


def lines():
    for case in SOURCE["cases"]:
        yield from registrations(case)
        yield from broken(registration, case, case["registration"], "registered")
        yield authentication(case, "signed in")
        yield from broken(authentication, case, case["authentication"], "signed in")


(VECTORS / "w3c-l3.jsonl").write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines()))
