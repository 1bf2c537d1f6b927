import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSchema } from '../../schema/index.ts';
import { errorCodes, problemsOf } from '../check/test-support.ts';
import { Universe } from './resolve.ts';
import { SUPPLEMENT } from './supplement.ts';

test('every entry of the supplement names types that exist', () => {
  const { platform } = new Universe(openSchema({ shape: 'enterprise' }));
  for (const [key, entry] of SUPPLEMENT) {
    const symbol = platform.symbol(key);
    assert.ok(symbol, `${entry.name} is a type of the platform`);
    const found = symbol.fields.size + symbol.methods.size + symbol.constructors.length;
    assert.ok(found >= entry.members.length || found > 0, `${entry.name} has its members`);
    assert.ok(symbol.interfaces.length >= (entry.implements?.length ?? 0), `${entry.name} has its interfaces`);
  }
  assert.ok(SUPPLEMENT.size > 1000, 'with those that are newer than the stubs');
});

test('something real that is not built is named', () => {
  const problems = problemsOf("void m() { String s = Network.createRecordAsync('x', new Account()); }");
  const found = problems.map(({ code, severity }) => ({ code, severity }));
  assert.deepEqual(found, [{ code: 'UNSUPPORTED_Network.createRecordAsync', severity: 'warning' }], 'a later method');
  const types = problemsOf('Object m() { return new ConnectApi.ActivationTargetInput(); }');
  assert.match(types[0]?.code ?? '', /^UNSUPPORTED_ConnectApi\.ActivationTargetInput/, 'a later type');
});

test('a member that no known version of a platform type has keeps a code of its own', () => {
  assert.deepEqual(errorCodes('void m() { Math.nope(); }'), ['UNKNOWN_PLATFORM_MEMBER'], 'a method');
  assert.deepEqual(errorCodes('Object m() { return LoggingLevel.NOPE; }'), ['UNKNOWN_PLATFORM_MEMBER'], 'a constant');
});

test('what does not exist is the error of an org', () => {
  assert.deepEqual(errorCodes('ConnectApi.Nope a;'), ['invalid-type'], 'a type of a namespace');
  assert.deepEqual(errorCodes('void m() { Nope.nope(); }'), ['variable-does-not-exist'], 'a class');
});
