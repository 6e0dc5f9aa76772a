// A certified OpenID provider (npm oidc-provider) on loopback, which signs in whoever `control.json` names and makes the
// slips it asks for.
//
//   node provider.mjs FOLDER PORT BACK...
//
// FOLDER holds `control.json`, read anew at each request, and gets the private keys of the clients `valskydd-key` (RSA) and
// `valskydd-ec` (P-256). BACK are the addresses of the program under test that a browser may be sent back to; one that ends
// in /utloggad is where it goes after signing out. What `control.json` may hold stands in the README beside this file.

import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader, exportJWK } from 'jose';
import Provider from 'oidc-provider';

import { slip } from './slips.mjs';

const [folder, port, ...back] = process.argv.slice(2);
/** A browser takes `localhost` for another site than the program's 127.0.0.1, as a provider is. */
const issuer = `http://${process.env.PROVIDER_HOST ?? '127.0.0.1'}:${port}`;
const SWEDISH = 'https://id.oidc.se/claim/';

const control = () => JSON.parse(readFileSync(join(folder, 'control.json'), 'utf8'));

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const clientKeys = { 'valskydd-key': rsa(), 'valskydd-ec': generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
for (const [name, { privateKey }] of Object.entries(clientKeys)) {
  writeFileSync(join(folder, `${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

/** The provider's own signing keys, by generation: the control file's `keys` says which one it has now. */
const generations = new Map();
const generation = (number) => {
  if (!generations.has(number)) generations.set(number, { ...rsa(), kid: `key-${number}` });
  return generations.get(number);
};

const providers = new Map();
const provider = async () => {
  const number = control().keys ?? 1;
  if (!providers.has(number)) providers.set(number, await made(number));
  return providers.get(number);
};

async function made(number) {
  const { privateKey, kid } = generation(number);
  const clients = await Promise.all([
    client('valskydd-secret', { client_secret: 'an-invented-secret-of-tests-alone', token_endpoint_auth_method: 'client_secret_basic' }),
    client('valskydd-key', { token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'RS256' }),
    client('valskydd-ec', { token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256' }),
    client('valskydd-signed', {
      client_secret: 'an-invented-secret-of-tests-alone',
      token_endpoint_auth_method: 'client_secret_basic',
      userinfo_signed_response_alg: 'RS256',
    }),
  ]);
  const one = new Provider(issuer, {
    clients,
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['of tests alone'] },
    pkce: { required: () => true, methods: ['S256'] },
    scopes: ['openid', 'profile', 'email', 'https://id.oidc.se/scope/naturalPersonOrgId'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'given_name', 'family_name'],
      email: ['email', 'email_verified'],
      'https://id.oidc.se/scope/naturalPersonOrgId': [`${SWEDISH}orgNumber`, `${SWEDISH}orgName`],
    },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource: undefined },
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, subject) => ({ accountId: subject, claims: () => ({ ...control().account, sub: subject }) }),
    loadExistingGrant: everything,
    // A loaded machine may need minutes for what a person does in seconds.
    clockTolerance: 600,
    ttl: { IdToken: 300, AccessToken: 600, AuthorizationCode: 600, Grant: 3600, Interaction: 3600, Session: 3600 },
  });
  one.use(async (ctx, next) => {
    await next();
    if (ctx.body?.id_token) ctx.body.id_token = await signedAnew(ctx.body.id_token, number);
    if (ctx.oidc?.route === 'discovery') Object.assign(ctx.body, control().document);
  });
  return one;
}

async function client(name, more) {
  const keys = clientKeys[name];
  const jwks = keys && { keys: [{ ...(await exportJWK(keys.publicKey)), kid: name, use: 'sig' }] };
  return {
    client_id: name,
    redirect_uris: back.filter((one) => !one.endsWith('/utloggad')),
    post_logout_redirect_uris: back.filter((one) => one.endsWith('/utloggad')),
    ...(jwks && { jwks }),
    ...more,
  };
}

/** Nobody is asked for consent: it is the authority's own program. */
async function everything(ctx) {
  const { client, session, provider: one } = ctx.oidc;
  const grant = new one.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email https://id.oidc.se/scope/naturalPersonOrgId');
  await grant.save();
  return grant;
}

function logoutSource(ctx, form) {
  ctx.body = `<!DOCTYPE html><html lang="sv"><title>Logga ut</title><main><h1>Logga ut hos kommunen</h1>${form}
    <button form="op.logoutForm" name="logout" value="yes">Ja, logga ut</button></main></html>`;
}

/** The token as it is, or with the slips of the control file, signed by whom the control file says. */
async function signedAnew(token, number) {
  const { token: changes = {}, shift = 0, sign = 'own', clock } = control();
  if (!Object.keys(changes).length && !shift && sign === 'own' && !clock) return token;
  const claims = decodeJwt(token);
  if (clock) {
    if ('auth_time' in claims) claims.auth_time += clock - claims.iat;
    Object.assign(claims, { iat: clock, exp: clock + 300 });
  }
  Object.assign(claims, changes);
  for (const name of ['iat', 'exp', 'auth_time']) if (name in claims) claims[name] += shift;
  for (const name of Object.keys(claims)) if (claims[name] === null) delete claims[name];
  const header = decodeProtectedHeader(token);
  if (sign === 'none') return new UnsecuredJWT(claims).encode();
  if (sign === 'secret') {
    const secret = new TextEncoder().encode('an-invented-secret-of-tests-alone');
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  }
  const key = sign === 'own' ? generation(number) : generation(`not ${number}`);
  const kid = sign === 'unpublished' ? 'a-key-nobody-knows' : header.kid;
  return new SignJWT(claims).setProtectedHeader({ ...header, kid }).sign(key.privateKey);
}

/** Who signs in: at once as the control file says, or, with `asks`, by a button. */
async function interaction(one, request, response) {
  const { account, asks, declines } = control();
  const answered = request.method === 'POST' ? request.url.split('?')[1] : undefined;
  if (asks && !answered) {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const path = request.url;
    return response.end(`<!DOCTYPE html><html lang="sv"><title>Kommunens inloggning</title><main><h1>Kommunens inloggning</h1>
      <form method="post" action="${path}?in"><button>Logga in som ${account.name}</button></form>
      <form method="post" action="${path}?no"><button>Avbryt</button></form></main></html>`);
  }
  const refused = answered === 'no' ? 'access_denied' : declines;
  const result = refused ? { error: refused } : { login: { accountId: account.sub, remember: false } };
  return one.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

createServer(async (request, response) => {
  try {
    if (slip(control().breaks ?? {}, request, response)) return;
    const one = await provider();
    if (request.url.startsWith('/interaction/')) await interaction(one, request, response);
    else await one.callback()(request, response);
  } catch (fault) {
    console.error(fault);
    response.statusCode = 500;
    response.end();
  }
}).listen(Number(port), '127.0.0.1');
