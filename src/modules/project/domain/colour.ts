import { crc32 } from "node:zlib";

// Twelve hues that stay apart for the colour-blind as far as twelve can, all dark enough for white text.
const PALETTE = ["#2f6fde", "#b4451f", "#1f7a4d", "#8a3ffc", "#a1660a", "#c2255c", "#0b7285", "#5f3dc4", "#5c7310", "#9c36b5", "#364fc7", "#846358"];

/** The colour of a project for which nobody chose one: the same name, the same colour. */
export function colourOf(name: string): string {
  return PALETTE[crc32(name) % PALETTE.length] as string;
}
