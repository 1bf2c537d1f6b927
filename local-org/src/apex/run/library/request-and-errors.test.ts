import { testApex, testClass } from '../test-classes.ts';

const FIELDS = `
    @IsTest static void namesTheFieldsOfAnyException() {
        Exception failure;
        try { insert new Contact(); } catch (Exception e) { failure = e; }
        Assert.areEqual(new List<Schema.SObjectField>{ Contact.LastName }, failure.getDmlFields(0));
        try { Integer none = 1 / 0; } catch (Exception e) { failure = e; }
        try {
            failure.getDmlFields(0);
            Assert.fail('it has no failed record');
        } catch (IllegalArgumentException e) {
            Assert.isTrue(e.getMessage().contains('0'), e.getMessage());
        }
    }`;

testApex('the fields of failed records', { 'FieldsTest.cls': testClass('FieldsTest', FIELDS) });

const URLS = `
    class Job implements Queueable {
        public void execute(QueueableContext context) {
            insert new Account(Name = Url.getCurrentRequestUrl() == null ? 'none' : 'some');
        }
    }
    @IsTest static void aJobHasNoRequest() {
        Assert.areEqual(Url.getOrgDomainUrl().getHost(), Url.getCurrentRequestUrl().getHost());
        Test.startTest();
        System.enqueueJob(new Job());
        Test.stopTest();
        Assert.areEqual('none', [SELECT Name FROM Account].Name);
    }
    @IsTest static void aNewOrgsLoginPage() {
        Auth.AuthConfiguration page = new Auth.AuthConfiguration('https://example.com', '/');
        Assert.isFalse(page.getHeadlessRegistrationEnabled());
        Assert.isFalse(page.getCertificateLoginEnabled('https://example.com'));
        Assert.isNull(page.getDefaultProfileForRegistration());
    }`;

testApex('requests and the login page', { 'UrlsTest.cls': testClass('UrlsTest', URLS) });
