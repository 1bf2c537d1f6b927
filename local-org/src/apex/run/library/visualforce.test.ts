import { testApex, testClass } from '../test-classes.ts';

testApex('Visualforce in tests', {
  'VisualforceTest.cls': testClass(
    'VisualforceTest',
    `
    @IsTest
    static void aTestHasAPageThatItMayGiveParameters() {
        ApexPages.currentPage().getParameters().put('id', '1');
        Assert.areEqual('1', ApexPages.currentPage().getParameters().get('id'));
        PageReference page = new PageReference('/apex/Main?x=2');
        Test.setCurrentPage(page);
        Assert.areEqual('2', System.currentPageReference().getParameters().get('x'));
        Test.setCurrentPageReference(new PageReference('/apex/Other'));
        Assert.areEqual('/apex/Other', ApexPages.currentPage().getUrl());
    }
    @IsTest
    static void messagesAreKept() {
        Assert.isFalse(ApexPages.hasMessages());
        ApexPages.addMessage(new ApexPages.Message(ApexPages.Severity.WARNING, 'Short', 'Long'));
        ApexPages.addMessage(new ApexPages.Message(ApexPages.Severity.INFO, 'Only'));
        Assert.areEqual(2, ApexPages.getMessages().size());
        Assert.areEqual('Short', ApexPages.getMessages()[0].getSummary());
        Assert.areEqual('Long', ApexPages.getMessages()[0].getDetail());
        Assert.areEqual('Only', ApexPages.getMessages()[1].getDetail());
        Assert.areEqual(ApexPages.Severity.INFO, ApexPages.getMessages()[1].getSeverity());
        Assert.isTrue(ApexPages.hasMessages(ApexPages.Severity.WARNING));
        Assert.isFalse(ApexPages.hasMessages(ApexPages.Severity.FATAL));
        Test.clearApexPageMessages();
        Assert.isFalse(ApexPages.hasMessages());
    }
    @IsTest
    static void exceptionsBecomeMessages() {
        try {
            insert new List<Account>{ new Account(), new Account() };
        } catch (DmlException e) {
            ApexPages.addMessages(e);
        }
        Assert.areEqual(2, ApexPages.getMessages().size());
        Assert.areEqual(ApexPages.Severity.ERROR, ApexPages.getMessages()[0].getSeverity());
        Assert.isTrue(ApexPages.getMessages()[0].getSummary().contains('Name'));
    }
    @IsTest
    static void aStandardControllerSavesItsRecord() {
        Account record = new Account(Name = 'New');
        ApexPages.StandardController controller = new ApexPages.StandardController(record);
        Assert.isNull(controller.getId());
        PageReference next = controller.save();
        Assert.areEqual('/' + record.Id, next.getUrl());
        Assert.areEqual(record.Id, controller.getId());
        Assert.areEqual('New', ((Account) controller.getRecord()).Name);
        controller.delete();
        Assert.areEqual(0, [SELECT COUNT() FROM Account]);
        try {
            controller.addFields(new List<String>{ 'Name' });
            Assert.fail('it was allowed');
        } catch (SObjectException e) {
            Assert.isTrue(e.getMessage().startsWith('You cannot call addFields'));
        }
    }
    @IsTest
    static void aSetControllerPagesAndChangesWhatIsSelected() {
        List<Account> accounts = new List<Account>();
        for (Integer i = 0; i < 45; i++) accounts.add(new Account(Name = 'A' + i));
        insert accounts;
        ApexPages.StandardSetController controller = new ApexPages.StandardSetController(
            Database.getQueryLocator('SELECT Name FROM Account ORDER BY Name')
        );
        Assert.areEqual(45, controller.getResultSize());
        Assert.areEqual(20, controller.getRecords().size());
        Assert.isTrue(controller.getHasNext());
        controller.last();
        Assert.areEqual(3, controller.getPageNumber());
        Assert.areEqual(5, controller.getRecords().size());
        Assert.isFalse(controller.getHasNext());
        controller.setPageSize(50);
        Assert.areEqual(1, controller.getPageNumber());
        Assert.isTrue(controller.getCompleteResult());
        Assert.areEqual(0, controller.getSelected().size());
        controller.setSelected(new List<Account>{ accounts[0] });
        ((Account) controller.getRecord()).Site = 'Here';
        controller.save();
        Assert.areEqual('Here', [SELECT Site FROM Account WHERE Id = :accounts[0].Id].Site);
    }
    @IsTest
    static void selectOptionsAndComponentsAreValues() {
        SelectOption option = new SelectOption('a', 'A', true);
        Assert.areEqual('A', option.getLabel());
        Assert.isTrue(option.getDisabled() && option.getEscapeItem());
        option.setLabel('B');
        Assert.areEqual('B', option.getLabel());
        Assert.isFalse(new SelectOption('a', 'A').getDisabled());
        Component.Apex.OutputPanel panel = new Component.Apex.OutputPanel();
        Component.Apex.OutputText text = new Component.Apex.OutputText();
        text.value = 'x';
        text.id = 'inner';
        panel.childComponents.add(text);
        Assert.areEqual(text, panel.getComponentById('inner'));
        Assert.areEqual(1, panel.childComponents.size());
    }`,
  ),
});

testApex('callouts that static resources answer', {
  'staticresources/Answer.resource': '{"ok":true}',
  'staticresources/Answer.resource-meta.xml':
    '<?xml version="1.0" encoding="UTF-8"?><StaticResource xmlns="http://soap.sforce.com/2006/04/metadata"><cacheControl>Public</cacheControl><contentType>text/plain</contentType></StaticResource>',
  'ResourceMockTest.cls': testClass(
    'ResourceMockTest',
    `
    static HttpResponse call(String endpoint) {
        HttpRequest request = new HttpRequest();
        request.setEndpoint(endpoint);
        request.setMethod('GET');
        return new Http().send(request);
    }
    @IsTest
    static void oneResource() {
        StaticResourceCalloutMock mock = new StaticResourceCalloutMock();
        mock.setStaticResource('Answer');
        mock.setStatusCode(201);
        mock.setStatus('Created');
        mock.setHeader('Content-Type', 'application/json');
        Test.setMock(HttpCalloutMock.class, mock);
        HttpResponse response = call('https://example.com');
        Assert.areEqual('{"ok":true}', response.getBody());
        Assert.areEqual(201, response.getStatusCode());
        Assert.areEqual('application/json', response.getHeader('content-type'));
    }
    @IsTest
    static void oneForEachEndpoint() {
        MultiStaticResourceCalloutMock mock = new MultiStaticResourceCalloutMock();
        mock.setStaticResource('https://example.com/a', 'Answer');
        mock.setStaticResource('https://example.com/b', 'Missing');
        Test.setMock(HttpCalloutMock.class, mock);
        Assert.areEqual('{"ok":true}', call('https://example.com/a').getBody());
        try {
            call('https://example.com/b');
            Assert.fail('it answered');
        } catch (NullPointerException e) {
            Assert.isNotNull(e.getMessage());
        }
    }`,
  ),
});
