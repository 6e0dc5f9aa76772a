// A code app: TOTP as RFC 6238 has it, with SHA-1, six figures and half a minute.

import { createHmac } from 'node:crypto';

/** The code that an app with this secret (base 32) shows `aheadMs` from now. */
export function code(secret, aheadMs = 0) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor((Date.now() + aheadMs) / 30_000)));
  const mac = createHmac('sha1', base32(secret)).update(step).digest();
  const from = mac[mac.length - 1] & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function base32(text) {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text.replace(/[\s=]/g, '')].map((sign) => signs.indexOf(sign).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
