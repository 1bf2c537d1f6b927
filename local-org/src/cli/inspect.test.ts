import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const BIN = join(import.meta.dirname, '../../bin/local-org.js');
const folder = mkdtempSync(join(tmpdir(), 'local-org-inspect-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function apexClass(name: string, text: string): string {
  mkdirSync(join(folder, 'classes'), { recursive: true });
  const file = join(folder, 'classes', `${name}.cls`);
  writeFileSync(file, text);
  writeFileSync(
    `${file}-meta.xml`,
    '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>',
  );
  return file;
}

const ADDER = apexClass(
  'Adder',
  'public class Adder {\n    public static Integer add(List<Integer> numbers) {\n        Integer total = 0;\n        for (Integer one : numbers) {\n            total += one;\n        }\n        return total;\n    }\n}\n',
);
apexClass(
  'AdderTest',
  '@IsTest\nprivate class AdderTest {\n    @IsTest\n    static void adds() {\n        Assert.areEqual(6, Adder.add(new List<Integer>{ 1, 2, 3 }));\n    }\n}\n',
);

type Params = Record<string, unknown>;
interface Paused {
  readonly callFrames: readonly [
    { readonly callFrameId: string; readonly location: { readonly scriptId: string; readonly lineNumber: number } },
  ];
}
interface Script {
  readonly scriptId: string;
  readonly url: string;
  readonly sourceMapURL: string;
}

/** As much of a debugger as the inspector protocol needs. */
class Debugger {
  readonly scripts: Script[] = [];
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (result: Params) => void>();
  readonly #paused: Paused[] = [];
  #onPaused: ((paused: Paused) => void) | null = null;
  #count = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#receive(String(data)));
  }

  static async attach(url: string): Promise<Debugger> {
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error(`${url} cannot be reached`)));
    });
    return new Debugger(socket);
  }

  send(method: string, params: Params = {}): Promise<Params> {
    const id = ++this.#count;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  paused(): Promise<Paused> {
    const waiting = this.#paused.shift();
    return waiting ? Promise.resolve(waiting) : new Promise((resolve) => (this.#onPaused = resolve));
  }

  /** the script in which it has stopped */
  urlOf({ callFrames: [{ location }] }: Paused): string | undefined {
    return this.scripts.find(({ scriptId }) => scriptId === location.scriptId)?.url;
  }

  close(): void {
    this.#socket.close();
  }

  #receive(text: string): void {
    const { id, method, params, result } = JSON.parse(text) as Record<string, never>;
    if (id !== undefined) this.#answers.get(id)?.(result);
    if (method === 'Debugger.scriptParsed') this.scripts.push(params);
    if (method !== 'Debugger.paused') return;
    if (this.#onPaused) this.#onPaused(params);
    else this.#paused.push(params);
    this.#onPaused = null;
  }
}

/** The Apex file that a script comes from, and its map. */
function mapOf({ sourceMapURL }: Script): { source: string; map: SourceMap } {
  const payload = JSON.parse(
    Buffer.from(sourceMapURL.slice(sourceMapURL.indexOf(',') + 1), 'base64').toString(),
  ) as SourceMapPayload;
  return { source: payload.sources[0] ?? '', map: new SourceMap(payload) };
}

/** Line and column, from 0, of the code of an Apex line. */
function generated(map: SourceMap, apexLine: number): { lineNumber: number; columnNumber: number } {
  for (let lineNumber = 0; lineNumber < 100; lineNumber++)
    for (let columnNumber = 0; columnNumber < 200; columnNumber++) {
      const entry = map.findEntry(lineNumber, columnNumber);
      if ('originalLine' in entry && entry.originalLine === apexLine - 1 && entry.generatedLine === lineNumber)
        return { lineNumber, columnNumber: entry.generatedColumn };
    }
  throw new Error(`No code comes from line ${apexLine}`);
}

test('a debugger attaches, stops at a line of Apex, reads a variable and goes on', async (context) => {
  const child = spawn(process.execPath, [BIN, 'test', '--source-dir', folder, '--inspect=0', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  context.after(() => child.kill());
  const output = { stdout: '', stderr: '' };
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      output.stderr += chunk.toString();
      const found = /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(output.stderr)?.[0];
      if (found !== undefined) resolve(found);
    });
    void closed.then(() => reject(new Error(output.stderr)));
  });
  const told = new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => {
      output.stdout += chunk.toString();
      if (output.stdout.endsWith('}\n')) resolve();
    }),
  );
  const debug = await Debugger.attach(url);
  context.after(() => debug.close());
  await debug.send('Debugger.enable');
  await debug.send('Runtime.runIfWaitingForDebugger');
  const start = await debug.paused();
  assert.equal(debug.urlOf(start), 'apex-tests-start', 'it waits once more, before the first test');
  const script = debug.scripts.find((each) => each.url === 'apex-unit-adder');
  assert.ok(script, 'the class is known before it has run');
  const { source, map } = mapOf(script);
  assert.equal(source, pathToFileURL(ADDER).href, 'its source is the Apex file');
  const { breakpointId } = await debug.send('Debugger.setBreakpointByUrl', { url: script.url, ...generated(map, 5) });
  const values: unknown[] = [];
  await debug.send('Debugger.resume');
  for (let round = 0; round < 3; round++) {
    const paused = await debug.paused();
    assert.equal(debug.urlOf(paused), 'apex-unit-adder', 'it stops in the class');
    const { callFrameId } = paused.callFrames[0];
    const { result } = await debug.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'v1_total' });
    values.push((result as { value: unknown }).value);
    if (round === 2) await debug.send('Debugger.removeBreakpoint', { breakpointId });
    await debug.send('Debugger.resume');
  }
  assert.deepEqual(values, [0, 1, 3], 'the local variable total each time');
  await told;
  debug.close();
  assert.equal(await closed, 0, output.stderr);
  const { tests } = JSON.parse(output.stdout) as { tests: { FullName: string; Outcome: string }[] };
  assert.deepEqual(
    tests.map(({ FullName, Outcome }) => [FullName, Outcome]),
    [['AdderTest.adds', 'Pass']],
    'the test has passed',
  );
});

test('a port that is taken is told, and nothing waits for ever', async (context) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const child = spawn(process.execPath, [BIN, 'test', '--source-dir', folder, `--inspect=${port}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  context.after(() => child.kill());
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  server.close();
  assert.equal(code, 1, 'exit code');
  assert.match(errors, new RegExp(`PORT_TAKEN: .*${port}[\\s\\S]*Name another one: --inspect=9230`), 'what to do');
});
