import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexDatetime, IllegalArgumentException, TypeException, unsupported } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import type { TestState } from '../tests/test-state.ts';
import { EventBusOfTest } from './event-bus.ts';
import { textsIn } from './helpers.ts';
import { createStub } from './stub.ts';
import { toScalar } from '../sobjects/convert.ts';

function state(): TestState {
  const { test } = engine();
  if (test === null) throw new TypeException('Test methods must be called from a test');
  return test;
}

/** Test.setMock(type, mock) */
function setMock(type: { toString(): string }, mock: ApexValue): null {
  state().mocks.set(
    type
      .toString()
      .toLowerCase()
      .replace(/^system\./, ''),
    mock,
  );
  return null;
}

function startTest(): null {
  if (state().hasStarted) throw new IllegalArgumentException('Testing already started');
  state().startTest(engine());
  return null;
}

function stopTest(): null {
  if (!state().hasStarted) throw new IllegalArgumentException('Testing has not started');
  state().stopTest(engine());
  return null;
}

/** Test.setCreatedDate writes a field that DML cannot. */
function setCreatedDate(id: string, created: ApexDatetime): null {
  const { db } = engine();
  const def = db.schema.objectByPrefix(id.slice(0, 3));
  if (def === undefined) throw new IllegalArgumentException(`Invalid id: ${id}`);
  db.lock();
  db.prepare(`UPDATE "${def.name}" SET "CreatedDate" = ? WHERE "Id" = ?`).run(String(toScalar(created)), id);
  return null;
}

export const TEST: PlatformClass = {
  name: 'System.Test',
  statics: {
    isrunningtest: () => engine().test !== null,
    starttest: startTest,
    stoptest: stopTest,
    setmock: setMock,
    createstub: (type: ApexValue, provider: ApexValue) => createStub(engine(), type, provider),
    setfixedsearchresults(ids: ApexValue) {
      state().fixedSearchResults = textsIn(ids);
      return null;
    },
    geteventbus: () => new EventBusOfTest(state()),
    setcreateddate: setCreatedDate,
    getstandardpricebookid: () => '01s000000000001AAA',
    setcurrentpage(page: ApexValue) {
      state().currentPage = page;
      return null;
    },
    setreadonlyapplicationmode: () => unsupported('Test_setReadOnlyApplicationMode'),
    loaddata: () => unsupported('Test_loadData'),
    invokepage: () => unsupported('Test_invokePage'),
    testinstall: () => unsupported('Test_testInstall'),
    enablechangedatacapture: () => unsupported('Test_enableChangeDataCapture'),
    getflexqueueorder: () => unsupported('Test_getFlexQueueOrder'),
  },
};
