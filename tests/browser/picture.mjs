// Small grey pictures: those of pdftoppm are read, and kept as PNG of sixteen greys.

import { deflateSync, inflateSync } from "node:zlib";

const SIGN = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
/** Sixteen greys are enough to see what a page looks like, and a fifth of the size. */
const STEP = 17;

/** A picture as pdftoppm -gray writes it. */
export function readPgm(bytes) {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString("latin1", 0, 40));
  if (head === null) throw new Error("no grey picture");
  const [width, height] = [Number(head[1]), Number(head[2])];
  const grey = Uint8Array.from(bytes.subarray(head[0].length), (value) => Math.round(value / STEP) * STEP);
  return { width, height, grey };
}

export function writePng({ width, height, grey }) {
  const row = Math.ceil(width / 2);
  const raw = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      raw[y * (row + 1) + 1 + (x >> 1)] |= (grey[y * width + x] / STEP) << (x % 2 === 0 ? 4 : 0);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 4;
  return Buffer.concat([SIGN, part("IHDR", head), part("IDAT", deflateSync(raw, { level: 9 })), part("IEND", Buffer.alloc(0))]);
}

/** Only pictures that were written here. */
export function readPng(bytes) {
  if (!bytes.subarray(0, 8).equals(SIGN) || bytes[24] !== 4 || bytes[25] !== 0) throw new Error("no picture of sixteen greys");
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const parts = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const row = Math.ceil(width / 2);
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    if (raw[y * (row + 1)] !== 0) throw new Error("rows with a filter");
    for (let x = 0; x < width; x += 1) {
      const pair = raw[y * (row + 1) + 1 + (x >> 1)];
      grey[y * width + x] = (x % 2 === 0 ? pair >> 4 : pair & 15) * STEP;
    }
  }
  return { width, height, grey };
}

function part(name, body) {
  const all = Buffer.alloc(12 + body.length);
  all.writeUInt32BE(body.length, 0);
  all.write(name, 4, "latin1");
  body.copy(all, 8);
  all.writeUInt32BE(crc(all.subarray(4, 8 + body.length)), 8 + body.length);
  return all;
}

const CRC = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** So many dots a side has a block: about three millimetres of paper at 50 dots an inch. */
const BLOCK = 6;
/** So much may the greys of a block differ on average: another version of a program draws an edge a little darker. */
const UNLIKE = 30;

/** The blocks that are unlike, wherever either picture is moved by one dot. */
export function unlikeBlocks(one, other) {
  const found = [];
  for (let y = 0; y < one.height; y += BLOCK) {
    for (let x = 0; x < one.width; x += BLOCK) if (distance(one, other, x, y) > UNLIKE) found.push([x, y]);
  }
  return found;
}

function distance(one, other, x, y) {
  let least = Infinity;
  for (const [dx, dy] of [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1], [1, -1], [-1, 1]]) {
    least = Math.min(least, shifted(one, other, x, y, dx, dy));
    if (least <= UNLIKE) break;
  }
  return least;
}

function shifted(one, other, x, y, dx, dy) {
  let sum = 0;
  for (let v = y; v < y + BLOCK; v += 1) {
    for (let u = x; u < x + BLOCK; u += 1) sum += Math.abs(at(one, u, v) - at(other, u + dx, v + dy));
  }
  return sum / (BLOCK * BLOCK);
}

function at({ width, height, grey }, x, y) {
  return x < 0 || y < 0 || x >= width || y >= height ? 255 : grey[y * width + x];
}

/** The one beside the other, and beside them what is unlike. */
export function beside(one, other, blocks) {
  const width = one.width + other.width + one.width;
  const height = Math.max(one.height, other.height);
  const grey = new Uint8Array(width * height).fill(255);
  lay(grey, width, one, 0);
  lay(grey, width, other, one.width);
  for (const [x, y] of blocks) {
    for (let v = y; v < Math.min(y + BLOCK, one.height); v += 1) {
      for (let u = x; u < Math.min(x + BLOCK, one.width); u += 1) grey[v * width + one.width + other.width + u] = 0;
    }
  }
  return { width, height, grey };
}

function lay(grey, width, picture, left) {
  for (let y = 0; y < picture.height; y += 1) {
    grey.set(picture.grey.subarray(y * picture.width, (y + 1) * picture.width), y * width + left);
  }
}

/** Where the ink of a page begins and ends, in dots from its edges. */
export function inkOf({ width, height, grey }) {
  const ink = { left: width, top: height, right: width, bottom: height };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (grey[y * width + x] > 187) continue;
      ink.left = Math.min(ink.left, x);
      ink.top = Math.min(ink.top, y);
      ink.right = Math.min(ink.right, width - 1 - x);
      ink.bottom = Math.min(ink.bottom, height - 1 - y);
    }
  }
  return ink;
}
