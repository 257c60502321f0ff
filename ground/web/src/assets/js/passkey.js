// Passkeys: the browser asks the device, the server decides. Pages work without this file, by the app or a recovery code.
//
// <section hidden data-passkey="get|create"> holds two forms: `[data-ask]` is sent by fetch and answered with what the device
// must sign; `[data-tell]` is a usual form, whose field `answer` is filled and which is then sent as always.
(() => {
  'use strict';

  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  };
  const print = (buffer) => {
    let text = '';
    for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
    return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  };
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  // What the device must sign, from text to bytes.
  const read = (asked) => {
    const key = { ...asked.publicKey, challenge: bytes(asked.publicKey.challenge) };
    if (key.user) key.user = { ...key.user, id: bytes(key.user.id) };
    if (key.excludeCredentials) key.excludeCredentials = known(key.excludeCredentials);
    if (key.allowCredentials) key.allowCredentials = known(key.allowCredentials);
    return { publicKey: key };
  };

  // What it signed, from bytes to text.
  const write = (made) => {
    const said = made.response;
    const response = { clientDataJSON: print(said.clientDataJSON) };
    if (said.attestationObject) {
      response.attestationObject = print(said.attestationObject);
      if (said.getTransports) response.transports = said.getTransports();
    } else {
      response.authenticatorData = print(said.authenticatorData);
      response.signature = print(said.signature);
      response.userHandle = said.userHandle ? print(said.userHandle) : null;
    }
    return JSON.stringify({ id: made.id, rawId: print(made.rawId), type: made.type, response, extensions: {} });
  };

  const begin = async (place) => {
    const ask = place.querySelector('[data-ask]');
    const answer = await fetch(ask.action, { method: 'POST', body: new URLSearchParams(new FormData(ask)), credentials: 'same-origin' });
    if (answer.status === 401 || answer.status === 409) {
      location.reload();
      return null;
    }
    if (!answer.ok) throw new Error('not asked');
    const wanted = read(await answer.json());
    return place.dataset.passkey === 'create' ? navigator.credentials.create(wanted) : navigator.credentials.get(wanted);
  };

  const prepare = (place) => {
    const tell = place.querySelector('[data-tell]');
    const failed = place.querySelector('[data-failed]');
    let busy = false;
    tell.addEventListener('submit', async (event) => {
      if (tell.elements.answer.value) return;
      event.preventDefault();
      if (busy) return;
      busy = true;
      failed.hidden = true;
      try {
        const made = await begin(place);
        if (made) {
          tell.elements.answer.value = write(made);
          tell.submit();
        }
      } catch {
        failed.hidden = false;
      }
      busy = false;
    });
    // Who comes back with the button of the browser begins anew.
    addEventListener('pageshow', () => {
      tell.elements.answer.value = '';
    });
    place.hidden = false;
  };

  if (!window.PublicKeyCredential || !navigator.credentials) return;
  document.querySelectorAll('[data-passkey]').forEach(prepare);
  document.querySelectorAll('[data-without-script]').forEach((place) => {
    place.hidden = true;
  });
})();
