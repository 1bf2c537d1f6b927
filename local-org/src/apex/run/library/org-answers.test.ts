import { testApex, testClass } from '../test-classes.ts';

const ANSWERS = `
    @IsTest static void noSiteRuns() {
        Assert.isNull(Site.getSiteId());
        Assert.areEqual('', Site.getBaseUrl());
        Assert.isNull(Network.getNetworkId());
        Assert.isTrue(Site.isValidUsername('a@example.com'));
    }
    @IsTest static void theSessionIsThatOfTheUser() {
        Assert.areEqual(UserInfo.getUserId(), Auth.SessionManagement.getCurrentSession().get('UsersId'));
    }
    @IsTest static void connectIsRefusedWithoutAllData() {
        try {
            ConnectApi.ChatterUsers.getFollowings(null, UserInfo.getUserId());
            Assert.fail('it answered');
        } catch (UnsupportedOperationException e) {
            Assert.isTrue(e.getMessage().contains('SeeAllData=true'), e.getMessage());
        }
        try {
            ConnectApi.ChatterFeeds.getFeedElement(null, '0D5000000000001');
            Assert.fail('it answered');
        } catch (UnsupportedOperationException e) {
            Assert.isTrue(e.getMessage().contains('SeeAllData=true'), e.getMessage());
        }
    }
    @IsTest static void metadataIsNotDeployedFromATest() {
        try {
            Metadata.Operations.enqueueDeployment(new Metadata.DeployContainer(), null);
            Assert.fail('it was enqueued');
        } catch (AsyncException e) {
            Assert.areEqual('Metadata cannot be deployed from within a test', e.getMessage());
        }
    }
    @IsTest(SeeAllData=true) static void connectTellsTheOrg() {
        Assert.areEqual(UserInfo.getOrganizationId(), ConnectApi.Organization.getSettings().orgId);
        Assert.areEqual(0, ConnectApi.ChatterUsers.getFollowings(null, UserInfo.getUserId()).total);
    }`;

testApex('answers of an org without sites and Chatter', { 'AnswersTest.cls': testClass('AnswersTest', ANSWERS) });

const ACTIONS = `
    @IsTest static void callsAMethodWithObjects() {
        Invocable.Action action = Invocable.Action.createCustomAction('apex', 'Doubler');
        action.setInvocationParameter('size', 2).addInvocation();
        action.setInvocationParameter('size', 5);
        List<Invocable.Action.Result> results = action.invoke();
        Assert.areEqual(2, results.size());
        Assert.isTrue(results[1].isSuccess());
        Assert.areEqual(10, results[1].getOutputParameters().get('doubled'));
    }
    @IsTest static void callsAMethodWithPlainValues() {
        Invocable.Action action = Invocable.Action.createCustomAction('apex', 'Greeter');
        List<Invocable.Action.Result> results = action.setInvocationParameter('names', 'Ann').invoke();
        Assert.areEqual('Hello Ann', results[0].getOutputParameters().get('output'));
    }
    @IsTest static void failuresAreResults() {
        Invocable.Action action = Invocable.Action.createCustomAction('apex', 'Doubler');
        List<Invocable.Action.Result> results = action.setInvocationParameter('size', -1).invoke();
        Assert.isFalse(results[0].isSuccess());
        Assert.areEqual('too small', results[0].getErrors()[0].getMessage());
    }`;

testApex('invocable actions', {
  'Doubler.cls': `public class Doubler {
    public class Input { @InvocableVariable public Integer size; }
    public class Output { @InvocableVariable public Integer doubled; }
    @InvocableMethod(label='Double')
    public static List<Output> run(List<Input> inputs) {
        List<Output> outputs = new List<Output>();
        for (Input input : inputs) {
            if (input.size < 0) { throw new IllegalArgumentException('too small'); }
            Output output = new Output();
            output.doubled = input.size * 2;
            outputs.add(output);
        }
        return outputs;
    }
}`,
  'Greeter.cls': `public class Greeter {
    @InvocableMethod
    public static List<String> greet(List<String> names) {
        List<String> greetings = new List<String>();
        for (String name : names) { greetings.add('Hello ' + name); }
        return greetings;
    }
}`,
  'ActionTest.cls': testClass('ActionTest', ACTIONS),
});
