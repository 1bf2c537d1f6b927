import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openProject, type TestOrg } from './test-project.ts';

const DEEP = `public class Deep {
    public class Nested {
        public Integer value { get { return fail(); } set; }
        public Nested() {
            this(1);
        }
        public Nested(Integer one) {
            throw new DeepException('in constructor');
        }
        public Nested(String text) {
        }
        private Integer fail() {
            throw new DeepException('in getter');
        }
    }
    public class Eager {
        public Integer x = Deep.thrower();
    }
    public class DeepException extends Exception {
    }
    public static Integer thrower() {
        throw new DeepException('in initializer');
    }
    public static void wraps() {
        try {
            Integer i = 1 / 0;
        } catch (Exception e) {
            throw new DeepException('wrapped', e);
        }
    }
    public interface Doer {
        void go();
    }
    public class Doing implements Doer {
        public void go() {
            String s = null;
            s.length();
        }
    }
    public static void generic(Doer one) {
        one.go();
    }
}`;
const STATICS = `public class Statics {
    public static Integer x = 1 / 0;
    public static void touch() {
    }
}`;
const TRIGGER = `trigger DeepAccount on Account (before insert) {
    if (Trigger.new[0].Name == 'deep') {
        Deep.wraps();
    }
}`;
const TESTS = `@IsTest
private class DeepTest {
    @IsTest static void constructors() {
        new Deep.Nested();
    }
    @IsTest static void getter() {
        Integer v = new Deep.Nested('x').value;
    }
    @IsTest static void initializer() {
        new Deep.Eager();
    }
    @IsTest static void cause() {
        Deep.wraps();
    }
    @IsTest static void interfaces() {
        Deep.generic(new Deep.Doing());
    }
    @IsTest static void statics() {
        Statics.touch();
    }
    @IsTest static void trigger() {
        insert new Account(Name = 'deep');
    }
    @IsTest static void triggerPartly() {
        Database.SaveResult result = Database.insert(new Account(Name = 'deep'), false);
        Assert.areEqual(0, [SELECT COUNT() FROM Account]);
        throw new Deep.DeepException(result.getErrors()[0].getStatusCode() + ' ' + result.getErrors()[0].getMessage().substringBefore('\\n'));
    }
    @IsTest static void users() {
        System.runAs(new User(Id = UserInfo.getUserId())) {
            Deep.thrower();
        }
    }
}`;

let org: TestOrg;
const traces = new Map<string, readonly [unknown, readonly string[]]>();
before(async () => {
  org = await openProject({
    'Deep.cls': DEEP,
    'Statics.cls': STATICS,
    'DeepAccount.trigger': TRIGGER,
    'DeepTest.cls': TESTS,
  });
  assert.deepEqual(org.problems, [], 'all of it compiles');
  const run = await org.workers.run({ kind: 'tests', userId: org.adminUserId, classNames: null, codeCoverage: false });
  for (const { MethodName, Message, StackTrace } of run.tests)
    traces.set(String(MethodName), [Message, String(StackTrace).split('\n')]);
});
after(() => org.close());

const CASES: readonly (readonly [method: string, what: string, message: string, ...lines: string[]])[] = [
  [
    'constructors',
    'each constructor is <init> of its class, with the name of the outer one',
    'Deep.DeepException: in constructor',
    'Class.Deep.Nested.<init>: line 8, column 1',
    'Class.Deep.Nested.<init>: line 5, column 1',
    'Class.DeepTest.constructors: line 4, column 1',
  ],
  [
    'getter',
    'a property has a name of the platform',
    'Deep.DeepException: in getter',
    'Class.Deep.Nested.fail: line 13, column 1',
    'Class.Deep.Nested.__sfdc_value: line 3, column 1',
    'Class.DeepTest.getter: line 7, column 1',
  ],
  [
    'initializer',
    'initializers of an instance are part of its constructor',
    'Deep.DeepException: in initializer',
    'Class.Deep.thrower: line 22, column 1',
    'Class.Deep.Eager.<init>: line 17, column 1',
    'Class.DeepTest.initializer: line 10, column 1',
  ],
  [
    'cause',
    'the cause is told once, after the stack',
    'Deep.DeepException: wrapped',
    'Class.Deep.wraps: line 28, column 1',
    'Class.DeepTest.cause: line 13, column 1',
    'Caused by',
    'System.MathException: Divide by 0',
    '',
    'Class.Deep.wraps: line 26, column 1',
    'Class.DeepTest.cause: line 13, column 1',
  ],
  [
    'interfaces',
    'a call through an interface is a frame of the class',
    'System.NullPointerException: Attempt to de-reference a null object',
    'Class.Deep.Doing.go: line 37, column 1',
    'Class.Deep.generic: line 41, column 1',
    'Class.DeepTest.interfaces: line 16, column 1',
  ],
  [
    'statics',
    'static initializers are one frame',
    'System.MathException: Divide by 0',
    'Class.Statics.<clinit>: line 2, column 1',
    'Class.DeepTest.statics: line 19, column 1',
  ],
  [
    'trigger',
    'an exception of a trigger fails its records, and the DML statement says why',
    'System.DmlException: Insert failed. First exception on row 0; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, DeepAccount: execution of BeforeInsert\n\ncaused by: Deep.DeepException: wrapped\n\nClass.Deep.wraps: line 28, column 1\nTrigger.DeepAccount: line 3, column 1\nCaused by\nSystem.MathException: Divide by 0\n\nClass.Deep.wraps: line 26, column 1\nTrigger.DeepAccount: line 3, column 1: []',
    'Class.DeepTest.trigger: line 22, column 1',
  ],
  [
    'triggerPartly',
    'and the result of a partial one',
    'Deep.DeepException: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY DeepAccount: execution of BeforeInsert',
    'Class.DeepTest.triggerPartly: line 27, column 1',
  ],
  [
    'users',
    'the body of runAs is part of its method',
    'Deep.DeepException: in initializer',
    'Class.Deep.thrower: line 22, column 1',
    'Class.DeepTest.users: line 31, column 1',
  ],
];

for (const [method, what, ...expected] of CASES)
  test(`a stack trace of Apex: ${what}`, () => {
    const [message, lines = []] = traces.get(method) ?? [];
    assert.deepEqual([message, ...lines], expected, method);
  });
