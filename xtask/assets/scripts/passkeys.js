// Passkeys: asks our server for a question, lets the browser answer it (navigator.credentials), and sends the answer
// with the form. Without this script, or in a browser that has no passkeys, the form stays hidden and the page says
// what can be done instead.

const can = typeof window.PublicKeyCredential === 'function' && Boolean(navigator.credentials);

if (can) {
  for (const form of document.querySelectorAll('[data-passkey]')) wake(form);
  for (const words of document.querySelectorAll('[data-passkey-without]')) words.hidden = true;
}

function wake(form) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    const name = form.elements.namedItem('name');
    // A form without a name goes to the server, which says so beside the field.
    if (form.elements.namedItem('answer').value || (name && !name.value.trim())) return;
    event.preventDefault();
    answer(form);
  });
}

async function answer(form) {
  const button = form.querySelector('button');
  const says = form.querySelector('[data-passkey-says]');
  const say = (kind) => {
    says.textContent = kind ? says.dataset[kind] : '';
  };
  button.disabled = true;
  say('waiting');
  try {
    const question = await asked(form);
    if (!question) return form.submit();
    const credential = await (form.dataset.passkey === 'create' ? create(question) : get(question));
    form.elements.namedItem('ceremony').value = question.ceremony;
    form.elements.namedItem('answer').value = JSON.stringify(credential);
    say('');
    button.disabled = false;
    form.requestSubmit();
  } catch (fault) {
    button.disabled = false;
    say(kindOf(fault));
    button.focus();
  }
}

/** What the person hears: their own no, a device that is known already, or something else. */
function kindOf(fault) {
  if (fault.name === 'InvalidStateError') return 'known';
  if (fault.name === 'NotAllowedError' || fault.name === 'AbortError') return 'cancelled';
  return 'failed';
}

/** The server's question. None when it wants to see first who is there: the form itself leads to that page. */
async function asked(form) {
  const body = new URLSearchParams({ csrf: form.elements.namedItem('csrf').value });
  const response = await fetch(form.dataset.begin, { method: 'POST', body, redirect: 'manual' });
  if (response.type === 'opaqueredirect') return null;
  if (!response.ok) throw new Error(`the question was answered with ${response.status}`);
  return response.json();
}

async function create({ publicKey }) {
  publicKey.challenge = bytes(publicKey.challenge);
  publicKey.user.id = bytes(publicKey.user.id);
  publicKey.excludeCredentials = described(publicKey.excludeCredentials);
  const made = await navigator.credentials.create({ publicKey });
  const { clientDataJSON, attestationObject } = made.response;
  return {
    ...common(made),
    response: {
      clientDataJSON: text(clientDataJSON),
      attestationObject: text(attestationObject),
      transports: made.response.getTransports?.() ?? [],
    },
  };
}

async function get({ publicKey }) {
  publicKey.challenge = bytes(publicKey.challenge);
  publicKey.allowCredentials = described(publicKey.allowCredentials);
  const shown = await navigator.credentials.get({ publicKey });
  const { authenticatorData, clientDataJSON, signature, userHandle } = shown.response;
  return {
    ...common(shown),
    response: {
      authenticatorData: text(authenticatorData),
      clientDataJSON: text(clientDataJSON),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : null,
    },
  };
}

function common(credential) {
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, extensions: {} };
}

function described(credentials = []) {
  return credentials.map((one) => ({ ...one, id: bytes(one.id) }));
}

/** From URL-safe base 64. */
function bytes(written) {
  const plain = atob(written.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

/** To URL-safe base 64 without padding. */
function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
