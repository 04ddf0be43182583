import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { Problem } from "@/lib/problem";
import { inPieces, onFile } from "./file.fixture";
import { inspect } from "./inspect";
import { limitSize } from "./limit-size";
import { readRecords } from "./read-records";
import { withSpooled } from "./spool";

const HEADER = "resource,kind,project,title,start,end";

const recordsOf = (text: string, delimiter = ",") =>
  onFile(text, async (file) => {
    const records: [number, ...string[]][] = [];
    for await (const { line, cells } of readRecords(file, delimiter)) records.push([line, ...cells]);
    return records;
  });

const problemOf = (promise: Promise<unknown>) => promise.then(() => undefined, (error: unknown) => (error instanceof Problem ? { status: error.status, code: error.code, detail: error.message } : error));

test("tells the line on which a row begins, whatever ends the lines and however many lines its cells have", async () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const text = ["a,b", `"x${end}y${end}z",1`, "", "2,3", ",", `4,"5${end}"`, "6,7"].join(end);
    expect(await recordsOf(text)).toEqual([[1, "a", "b"], [2, `x${end}y${end}z`, "1"], [6, "2", "3"], [8, "4", `5${end}`], [10, "6", "7"]]);
  }
  expect(await recordsOf('a,b\r\n"x\ny",1\n2,3\r4,5')).toEqual([[1, "a", "b"], [2, "x\ny", "1"], [4, "2", "3"], [5, "4", "5"]]);
});

test("keeps rows with too few or too many cells, quotes in quotes, and spaces outside of quotes out", async () => {
  expect(await recordsOf('a,b\n1\n1,2,3\n "say ""hi"" " , x \n')).toEqual([[1, "a", "b"], [2, "1"], [3, "1", "2", "3"], [4, 'say "hi" ', "x"]]);
  expect(await recordsOf("a\tb\n\t\n\tx\n", "\t")).toEqual([[1, "a", "b"], [3, "", "x"]]);
});

test("detects the delimiter by the columns it finds, and skips a byte order mark", async () => {
  for (const [delimiter, header] of [[",", HEADER], [";", HEADER.replaceAll(",", ";")], ["\t", HEADER.replaceAll(",", "\t")], [";", `"a, b, c, d, e, f, g";${HEADER.replaceAll(",", ";")}`]] as const) {
    const found = await onFile(`\ufeff${header}\n`, inspect);
    expect(found).toMatchObject({ delimiter, rows: 0, header: { at: { end: header.split(delimiter).length - 1 } } });
  }
});

test("refuses a file that is broken anywhere, and says where", async () => {
  const refused = (text: string) => problemOf(onFile(text, inspect));
  expect(await refused("")).toMatchObject({ status: 400, code: "import_empty" });
  expect(await refused("\n\n  \n")).toMatchObject({ status: 400, code: "import_empty" });
  expect(await refused("a,b\n1,2")).toMatchObject({ status: 422, code: "import_missing_column" });
  expect(await refused('a,b\n1,"2"3')).toMatchObject({ status: 422, code: "import_missing_column" });
  expect(await refused('a,b"\n1,2')).toMatchObject({ status: 400, code: "import_broken_quotes" });
  expect(await refused(`${HEADER}\n1,2,3,4,5,6\n1,"2\n3",4,5,6,7\n1,2" screen,3`)).toMatchObject({ status: 400, code: "import_broken_quotes", detail: expect.stringContaining("line 5 ") });
  expect(await refused(`${HEADER}\n1,2\n"3,4\n5,6\n`)).toMatchObject({ code: "import_broken_quotes", detail: expect.stringContaining("line 3 ") });
  expect(await refused(`${HEADER}\n"${"long\n".repeat(300_000)}`)).toMatchObject({ code: "import_broken_quotes", detail: expect.stringContaining("line 2 is longer") });
});

test("refuses what is not UTF-8, and says how to save it", async () => {
  const text = `${HEADER}\nStudio Käse,room,Père,Größe,,`;
  const utf16be = Buffer.from(text, "utf16le").swap16();
  const wrong = { latin1: Buffer.from(text, "latin1"), utf16le: Buffer.from(`\ufeff${text}`, "utf16le"), utf16be, bare16: Buffer.from(text, "utf16le"), cut: Buffer.from("aä").subarray(0, 2) };
  for (const [name, bytes] of Object.entries(wrong)) {
    expect(await problemOf(onFile(bytes, inspect)), name).toMatchObject({ status: 400, code: "import_not_utf8", detail: expect.stringContaining("CSV UTF-8") });
  }
  for (const bytes of ["abc\0d", "PK\u0003\u0004 a workbook", Buffer.alloc(100)]) expect(await problemOf(onFile(bytes, inspect))).toMatchObject({ status: 400, code: "import_binary" });
  expect(await onFile(`${text}\n`, async () => "taken")).toBe("taken");
});

test("stops at the limit, and leaves no temporary file whatever happens", async () => {
  const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("production-tool-import-"));
  const before = await left();
  expect(await problemOf(withSpooled(limitSize(inPieces("x".repeat(101), 10), 100), inspect))).toMatchObject({ status: 413, code: "import_too_large", detail: expect.stringContaining("npm run import") });
  await expect(
    onFile(HEADER, async () => {
      expect(await left()).toEqual(before);
      throw new Error("broke");
    }),
  ).rejects.toThrow("broke");
  expect(await left()).toEqual(before);
});
