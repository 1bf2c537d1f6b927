import { testApex, testClass } from '../test-classes.ts';

testApex('properties beside getters', {
  'classes/PropertiesTest.cls': testClass(
    'PropertiesTest',
    `
    @IsTest static void areRead() {
        Schema.DescribeFieldResult field = Account.ParentId.getDescribe();
        Assert.areEqual('ParentId', field.name);
        Assert.areEqual(Account.SObjectType, field.referenceTo[0]);
        Assert.areEqual(Account.SObjectType.getDescribe().getLabel(), Account.SObjectType.getDescribe().label);
        Assert.isTrue(field.nillable);
    }
    @IsTest static void areWritten() {
        Messaging.SingleEmailMessage message = new Messaging.SingleEmailMessage();
        message.plainTextBody = 'text';
        Assert.areEqual('text', message.getPlainTextBody());
        Assert.areEqual('text', message.plainTextBody);
    }`,
  ),
});
