import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexDatetime, IllegalArgumentException, TypeException, unsupported } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import type { TestState } from '../tests/test-state.ts';
import { clearMessages } from './apex-pages.ts';
import { EventBusOfTest } from './event-bus.ts';
import { textsIn } from './helpers.ts';
import { install, sandboxCopied, uninstall } from './install-handlers.ts';
import { createStub } from './stub.ts';
import { stubRow, stubRows } from './stub-rows.ts';
import { loadData } from './test-data.ts';
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

/** What groups give is joined when it is asked for: the group only says that it is up to date. */
function calculatePermissionSetGroup(ids: ApexValue): null {
  state();
  const { db } = engine();
  for (const id of typeof ids === 'string' ? [ids] : textsIn(ids)) {
    db.lock();
    const found = db.prepare(`UPDATE "PermissionSetGroup" SET "Status" = 'Updated' WHERE "Id" = ?`).run(id);
    if (found.changes === 0) throw new IllegalArgumentException(`Invalid permission set group id: ${id}`);
  }
  return null;
}

function setCurrentPage(page: ApexValue): null {
  state().currentPage = page;
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
    setcurrentpage: setCurrentPage,
    setcurrentpagereference: setCurrentPage,
    clearapexpagemessages: clearMessages,
    enablechangedatacapture() {
      state().capturesChanges = true;
      return null;
    },
    calculatepermissionsetgroup: calculatePermissionSetGroup,
    loaddata: (type: ApexValue, resource: string | null) => loadData(engine(), type, resource),
    createstubqueryrow: (type: ApexValue, fields: ApexValue) => stubRow(engine(), type, fields),
    createstubqueryrows: (type: ApexValue, rows: ApexValue) => stubRows(engine(), type, rows),
    testinstall: (handler: ApexValue, version: ApexValue, isPush: boolean | null = false) =>
      install(engine(), handler, version, isPush === true),
    testuninstall: (handler: ApexValue) => uninstall(engine(), handler),
    testsandboxpostcopyscript: (script: ApexValue, ...args: ApexValue[]) => sandboxCopied(script, args),
    setreadonlyapplicationmode: () => unsupported('Test_setReadOnlyApplicationMode'),
    invokepage: () => unsupported('Test_invokePage'),
    getflexqueueorder: () => unsupported('Test_getFlexQueueOrder'),
    enqueuebatchjobs: () => unsupported('Test_enqueueBatchJobs'),
    invokecontinuationmethod: () => unsupported('Test_invokeContinuationMethod'),
    setcontinuationresponse: () => unsupported('Test_setContinuationResponse'),
    newsendemailquickactiondefaults: () => unsupported('Test_newSendEmailQuickActionDefaults'),
  },
};
