const LONGEST = 75;
// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

/** Breaks content lines after 75 octets at most, never inside a character. Ours, because the library's is slow (3 s for 5,000 events). */
export function fold(lines: string): string {
  return lines.split("\r\n").map(foldLine).join("\r\n");
}

function foldLine(line: string): string {
  if (line.length <= LONGEST && ASCII.test(line)) return line;
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
