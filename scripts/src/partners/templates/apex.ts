import type { PartnerPlan } from '../plan.ts';
import { element, metadataFile } from './xml.ts';

/** The metadata file beside every class. */
export function classMetadata(): string {
  return metadataFile('ApexClass', [element('apiVersion', '67.0'), element('status', 'Active')].join('\n'));
}

export function clientClass({ names, label, healthPath }: PartnerPlan): string {
  return `/** ${label}, called through its entry in the register. Every failure is a HubCalloutException: docs/outbound.md. */
public with sharing class ${names.client} {
    public static final String INTEGRATION = '${names.developerName}';

    /**
     * What the partner says of itself; changes nothing.
     * @return null when the answer has no content
     * @throws HubCalloutException
     */
    public ${names.status} status() {
        return (${names.status}) HubCallout.to(INTEGRATION).get('${healthPath}').sendFor(${names.status}.class);
    }
}
`;
}

export function statusClass({ names, label }: PartnerPlan): string {
  return `/** What ${label} says of itself. */
public with sharing class ${names.status} {
    /** ok, or the partner's word for what is wrong. */
    public String status;
}
`;
}

export function clientTest({ names, healthPath }: PartnerPlan): string {
  return `@IsTest(IsParallel=true)
private class ${names.clientTest} {
    @IsTest
    static void readsTheStatus() {
        HubFakePartner partner = new HubFakePartner().answers(200, '{"status":"ok"}');
        ${names.status} answer = new ${names.client}().status();
        Assert.areEqual('ok', answer.status, 'typed answer');
        HttpRequest sent = partner.received[0];
        Assert.areEqual('callout:${names.developerName}${healthPath}', sent.getEndpoint(), 'through the credential');
        Assert.areEqual('GET', sent.getMethod(), 'without side effects');
    }

    @IsTest
    static void aWrongSecretIsATypedFailure() {
        new HubFakePartner().answers(401, '{"message":"unknown caller"}');
        try {
            new ${names.client}().status();
            Assert.fail('a refusal is no status');
        } catch (HubCalloutException.UnauthorizedException e) {
            Assert.areEqual(${names.client}.INTEGRATION, e.integration, 'who refused');
            Assert.areEqual(401, e.statusCode, 'how');
        }
    }

    @IsTest
    static void anAnswerThatIsNoJsonIsATypedFailure() {
        new HubFakePartner().answers(200, '<html>').with('Content-Type', 'text/html');
        try {
            new ${names.client}().status();
            Assert.fail('a page is no status');
        } catch (HubCalloutException.MalformedAnswerException e) {
            Assert.areEqual(200, e.statusCode, 'it came with a good status');
        }
    }
}
`;
}
