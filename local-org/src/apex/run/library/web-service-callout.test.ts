import { testApex, testClass } from '../test-classes.ts';

const PORT = `public class Weather {
    public class Ask_element { public String city; }
    public class Answer_element { public Integer degrees; }
    public class Port {
        public Integer ask(String city) {
            Ask_element request_x = new Ask_element();
            request_x.city = city;
            Answer_element response_x;
            Map<String, Answer_element> responses = new Map<String, Answer_element>();
            responses.put('response_x', response_x);
            WebServiceCallout.invoke(this, request_x, responses, new String[]{ 'https://weather.example', 'act', 'urn:ask', 'ask', 'urn:answer', 'askResponse', 'Weather.Answer_element' });
            response_x = responses.get('response_x');
            return response_x.degrees;
        }
    }
}`;

const TESTS = `
    static List<String> told;
    class Mock implements WebServiceMock {
        public void doInvoke(Object stub, Object request, Map<String, Object> response, String endpoint, String soapAction, String requestName, String responseNS, String responseName, String responseType) {
            Assert.isInstanceOfType(stub, Weather.Port.class);
            told = new List<String>{ ((Weather.Ask_element) request).city, endpoint, soapAction, requestName, responseNS, responseName, responseType };
            Weather.Answer_element answer = new Weather.Answer_element();
            answer.degrees = 21;
            response.put('response_x', answer);
        }
    }
    @IsTest static void aMockAnswers() {
        Test.setMock(WebServiceMock.class, new Mock());
        Assert.areEqual(21, new Weather.Port().ask('Oslo'));
        Assert.areEqual('Oslo,https://weather.example,act,ask,urn:answer,askResponse,Weather.Answer_element', String.join(told, ','));
        Assert.areEqual(1, Limits.getCallouts());
    }
    @IsTest static void withoutMockNothingIsCalled() {
        try {
            new Weather.Port().ask('Oslo');
            Assert.fail('no mock');
        } catch (TypeException e) {
            Assert.areEqual('Methods defined as TestMethod do not support Web service callouts', e.getMessage());
        }
    }
    @IsTest static void itWaitsForTheCommit() {
        Test.setMock(WebServiceMock.class, new Mock());
        insert new Account(Name = 'uncommitted');
        try {
            new Weather.Port().ask('Oslo');
            Assert.fail('uncommitted work');
        } catch (CalloutException e) {
            Assert.isTrue(e.getMessage().startsWith('You have uncommitted work pending'), e.getMessage());
        }
    }`;

testApex('web service callouts', {
  'classes/Weather.cls': PORT,
  'classes/WeatherTest.cls': testClass('WeatherTest', TESTS),
});
