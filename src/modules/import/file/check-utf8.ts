import { Problem } from "@/lib/problem";

const SAVE_AS = 'Save it as CSV UTF-8 (in Excel: Save As, "CSV UTF-8 (Comma delimited)") and send that.';

/** Passes the bytes on while they are UTF-8 text. @throws Problem 400 when they are something else */
export async function* checkUtf8(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  for await (const chunk of source) {
    if (chunk.length === 0) continue;
    if (isFirst) refuseOtherFormats(chunk);
    isFirst = false;
    if (chunk.includes(0)) throw new Problem(400, "import_binary", "Not a text file", `The file has NUL bytes, so it is no CSV text in UTF-8. ${SAVE_AS}`);
    decode(decoder, chunk);
    yield chunk;
  }
  decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array) {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw notUtf8("The file is not encoded in UTF-8 (it may be in Latin-1 or Windows-1252).");
  }
}

/** Files that people send by mistake, told by how they begin. */
function refuseOtherFormats([first, second, third]: Uint8Array) {
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const hasZeros = (first === 0) !== (second === 0);
  if (hasMark || hasZeros) throw notUtf8("The file is encoded in UTF-16.");
  if (first === 0x50 && second === 0x4b && third === 3) throw new Problem(400, "import_binary", "Not a text file", `The file is an Excel workbook or another archive, no CSV text. ${SAVE_AS}`);
}

const notUtf8 = (what: string) => new Problem(400, "import_not_utf8", "Not UTF-8", `${what} ${SAVE_AS}`);
