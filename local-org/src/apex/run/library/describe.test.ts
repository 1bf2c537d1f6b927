import { testApex, testClass } from '../test-classes.ts';

testApex('describe', {
  'DescribeTest.cls': testClass(
    'DescribeTest',
    `
    @IsTest
    static void takesOptions() {
        Schema.DescribeSObjectResult result = Account.SObjectType.getDescribe(SObjectDescribeOptions.DEFERRED);
        Assert.areEqual('Account', result.getName());
        Assert.areEqual(SObjectDescribeOptions.DEFERRED, result.getSObjectDescribeOption());
        Assert.areEqual(SObjectDescribeOptions.DEFAULT, Account.SObjectType.getDescribe().getSObjectDescribeOption());
        Assert.areEqual(
            'Contact',
            Schema.describeSObjects(new List<String>{ 'Contact' }, Schema.SObjectDescribeOptions.FULL)[0].getName()
        );
        Assert.isTrue(result.fields.getMap().containsKey('Name'));
        Assert.isTrue(result.getFields().getMap().containsKey('name'));
    }
    @IsTest
    static void tellsOfFields() {
        Assert.isTrue(Task.WhatId.getDescribe().isNamePointing());
        Assert.isFalse(Contact.AccountId.getDescribe().isNamePointing());
        Assert.areEqual('BillingAddress', Account.BillingCity.getDescribe().getCompoundFieldName());
        Assert.areEqual('Name', Contact.LastName.getDescribe().getCompoundFieldName());
        Assert.isNull(Account.Phone.getDescribe().getCompoundFieldName());
        Assert.isTrue(Case.CaseNumber.getDescribe().isNameField());
        Assert.isFalse(Account.Phone.getDescribe().isDependentPicklist());
        Assert.isNull(Account.Industry.getDescribe().getController());
        Assert.areEqual(Schema.SoapType.DOUBLE, Account.AnnualRevenue.getDescribe().getSoapType());
        Assert.areEqual('CUSTOM_FIELD', Schema.SoapType.CUSTOM_FIELD.name());
    }
    @IsTest
    static void tellsOfObjectsThatBelongToOthers() {
        Assert.areEqual('Share', AccountShare.SObjectType.getDescribe().getAssociateEntityType());
        Assert.areEqual('Account', AccountShare.SObjectType.getDescribe().getAssociateParentEntity());
        Assert.isNull(Account.SObjectType.getDescribe().getAssociateEntityType());
    }`,
  ),
});
