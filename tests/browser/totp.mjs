// What an app shows every half minute (RFC 6238: SHA-1, six digits).

import { createHmac } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code of a secret as it is printed, `ABCD EFGH …`; `later` is a number of half minutes. */
export function codeOf(printed, later = 0, now = Date.now()) {
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(now / 30_000) + later));
  const mac = createHmac("sha1", bytesOf(printed)).update(count).digest();
  const at = mac[mac.length - 1] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function bytesOf(printed) {
  const bits = [...printed.toUpperCase()].filter((sign) => LETTERS.includes(sign))
    .map((sign) => LETTERS.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
