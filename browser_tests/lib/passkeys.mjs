// A device with passkeys, as Chromium plays it for tests (WebAuthn over the browser's debugger).

/** Gives the page's browser a device. `verifies: false` is one that cannot tell whose finger it is. */
export async function device(page, { verifies = true } = {}) {
  const debug = await page.context().newCDPSession(page);
  await debug.send('WebAuthn.enable');
  const add = async () => {
    const { authenticatorId } = await debug.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: verifies,
        automaticPresenceSimulation: true,
      },
    });
    return authenticatorId;
  };
  let id = await add();
  return {
    /** What lies in the device. */
    passkeys: async () => (await debug.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials,
    /** Whether it knows the finger from now on. */
    verifies: (isUserVerified) => debug.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified }),
    /** It is lost, and another one bought. */
    replace: async () => {
      await debug.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: id });
      id = await add();
    },
    /** Puts passkeys from another browser into it. */
    put: async (credentials) => {
      for (const credential of credentials) {
        await debug.send('WebAuthn.addCredential', { authenticatorId: id, credential });
      }
    },
  };
}
