import { testApex, testClass } from '../test-classes.ts';

const TESTS = `
    class Answer implements System.StubProvider {
        private final Object answer;
        Answer(Object answer) { this.answer = answer; }
        public Object handleMethodCall(Object stubbed, String name, Type returns, List<Type> types, List<String> names, List<Object> args) {
            return answer;
        }
    }
    public interface Named { String toString(); }
    public virtual class Nested { public virtual void act() { } }
    @IsTest static void aWrongResultIsAnException() {
        Door door = (Door) Test.createStub(Door.class, new Answer('open'));
        Assert.areEqual('open', door.state());
        try {
            door.guests();
            Assert.fail('text is no list');
        } catch (TypeException e) {
            Assert.areEqual('Invalid conversion from runtime type String to List<ANY>', e.getMessage());
        }
        door.close();
    }
    @IsTest static void toStringOfAnInterfaceIsAsked() {
        Object named = Test.createStub(Named.class, new Answer('by the provider'));
        Assert.areEqual('by the provider', '' + named);
    }
    @IsTest static void someClassesHaveNoStubs() {
        for (Type refused : new List<Type>{ Nested.class, Alone.class }) {
            try {
                Test.createStub(refused, new Answer(null));
                Assert.fail('a stub of ' + refused);
            } catch (TypeException e) {
                Assert.isTrue(e.getMessage().startsWith('Stubs cannot be made of'), e.getMessage());
            }
        }
    }
    class Mock implements HttpCalloutMock {
        public HttpResponse respond(HttpRequest request) { return new HttpResponse(); }
    }
    @IsTest static void aMockIsGivenARequestWithoutAddress() {
        Test.setMock(HttpCalloutMock.class, new Mock());
        Assert.isNotNull(new Http().send(new HttpRequest()));
    }`;

testApex('stubs and mocks', {
  'classes/Door.cls':
    'public virtual class Door { public virtual String state() { return null; } public virtual List<Object> guests() { return null; } public virtual void close() { } }',
  'classes/Alone.cls': 'public virtual class Alone { private Alone() { } }',
  'classes/StubTest.cls': testClass('StubTest', TESTS),
});
