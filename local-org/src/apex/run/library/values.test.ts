import { testApex, testClass } from '../test-classes.ts';

testApex('values that Apex makes and passes on', {
  'ValuesTest.cls': testClass(
    'ValuesTest',
    `
    class Sizes extends VisualEditor.DynamicPickList {
        public override VisualEditor.DataRow getDefaultValue() {
            return new VisualEditor.DataRow('Small', 's');
        }
        public override VisualEditor.DynamicPickListRows getValues() {
            VisualEditor.DynamicPickListRows rows = new VisualEditor.DynamicPickListRows();
            rows.addRow(new VisualEditor.DataRow('Small', 's', true));
            rows.addAllRows(new List<VisualEditor.DataRow>{ new VisualEditor.DataRow('Large', 'l') });
            return rows;
        }
    }
    @IsTest
    static void picklistsOfTheAppBuilder() {
        VisualEditor.DynamicPickListRows rows = new Sizes().getValues();
        Assert.areEqual(2, rows.size());
        Assert.isTrue(rows.get(0).isSelected());
        rows.sort();
        Assert.areEqual('Large', rows.get(0).getLabel());
        Assert.areEqual('l', rows.getDataRows()[0].getValue());
        Assert.isFalse(rows.containsAllRows());
        Assert.isTrue(new Sizes().isValid('s'));
        Assert.isFalse(new Sizes().isValid('x'));
        Assert.areEqual('Large', new Sizes().getLabel('l'));
    }
    @IsTest
    static void containersOfMetadata() {
        Metadata.DeployContainer container = new Metadata.DeployContainer();
        Metadata.CustomMetadata row = new Metadata.CustomMetadata();
        row.fullName = 'Setting.Main';
        container.addMetadata(row);
        Assert.areEqual('Setting.Main', container.getMetadata()[0].fullName);
        Assert.isTrue(container.removeMetadataByFullName('Setting.Main'));
        Assert.isFalse(container.removeMetadata(row));
    }
    @IsTest
    static void emails() {
        Messaging.SingleEmailMessage mail = new Messaging.SingleEmailMessage();
        mail.setToAddresses(new List<String>{ 'a@example.com' });
        mail.setSubject('Hello');
        mail.subject = 'Hello again';
        mail.setPlainTextBody('Body');
        mail.setSaveAsActivity(false);
        Assert.areEqual('Hello again', mail.getSubject());
        Assert.areEqual('a@example.com', mail.toAddresses[0]);
        Messaging.EmailFileAttachment file = new Messaging.EmailFileAttachment();
        file.setFileName('a.txt');
        mail.setFileAttachments(new List<Messaging.EmailFileAttachment>{ file });
        Assert.areEqual('a.txt', mail.getFileAttachments()[0].getFileName());
        Messaging.Email base = mail;
        Assert.areEqual('Hello again', base.getSubject());
        Assert.isTrue(Messaging.sendEmail(new List<Messaging.Email>{ mail })[0].isSuccess());
        Assert.areEqual(1, Limits.getEmailInvocations());
        Messaging.InboundEmail inbound = new Messaging.InboundEmail();
        inbound.subject = 'In';
        Messaging.InboundEmail.BinaryAttachment part = new Messaging.InboundEmail.BinaryAttachment();
        part.fileName = 'b.bin';
        inbound.binaryAttachments = new List<Messaging.InboundEmail.BinaryAttachment>{ part };
        Assert.areEqual('b.bin', inbound.binaryAttachments[0].fileName);
        Messaging.CustomNotification note = new Messaging.CustomNotification();
        note.setTitle('Title');
        note.setBody('Body');
        note.setNotificationTypeId('0ML000000000001');
        note.send(new Set<String>{ UserInfo.getUserId() });
    }
    @IsTest
    static void hostNamesOfOrgs() {
        System.Domain domain = System.DomainParser.parse('acme--uat--pkg.sandbox.vf.force.com');
        Assert.areEqual(System.DomainType.VISUALFORCE_DOMAIN, domain.getDomainType());
        Assert.areEqual('acme', domain.getMyDomainName());
        Assert.areEqual('uat', domain.getSandboxName());
        Assert.areEqual('pkg', domain.getPackageName());
        System.Domain production = System.DomainParser.parse(new Url('https://acme.my.salesforce.com/x'));
        Assert.areEqual(System.DomainType.ORG_MY_DOMAIN, production.getDomainType());
        Assert.isNull(production.getSandboxName());
        try {
            System.DomainParser.parse('example.com');
            Assert.fail('it was parsed');
        } catch (IllegalArgumentException e) {
            Assert.isTrue(e.getMessage().contains('example.com'));
        }
        Assert.isNotNull(System.DomainCreator.getOrgMyDomainHostname());
    }
    @IsTest
    static void namespacesOfXml() {
        XmlStreamReader reader = new XmlStreamReader('<?xml version="1.0"?><a xmlns="urn:x" xmlns:p="urn:p" p:k="v"><b/></a>');
        Assert.areEqual('1.0', reader.getVersion());
        reader.next();
        Assert.areEqual(2, reader.getNamespaceCount());
        Assert.areEqual('CDATA', reader.getAttributeType(0));
        Assert.areEqual('urn:p', reader.getNamespaceURI('p'));
        reader.next();
        Assert.areEqual(0, reader.getNamespaceCount());
        Assert.areEqual('urn:p', reader.getNamespaceURI('p'));
    }
    @IsTest
    static void uuidsAreTextsInJson() {
        UUID id = UUID.randomUUID();
        Assert.areEqual('"' + id.toString() + '"', JSON.serialize(id));
        Assert.areEqual(id, (UUID) JSON.deserialize(JSON.serialize(id), UUID.class));
    }
    @IsTest
    static void membersThatAreNewerThanTheStubs() {
        Assert.areEqual(Quiddity.UNDEFINED, Quiddity.valueOf('UNDEFINED'));
        Assert.areEqual(307, new PageReference('/x').setRedirectCode(307).getRedirectCode());
        Assert.areEqual('Manual', Schema.AccountShare.RowCause.Manual);
        try {
            throw new Cache.Session.SessionCacheException('no');
        } catch (Cache.Session.SessionCacheException e) {
            Assert.areEqual('no', e.getMessage());
        }
    }
    @IsTest
    static void signaturesOfJobs() {
        QueueableDuplicateSignature one = new QueueableDuplicateSignature.Builder().addId(UserInfo.getUserId()).addString('x').addInteger(1).build();
        QueueableDuplicateSignature two = new QueueableDuplicateSignature.Builder().addId(UserInfo.getUserId()).addString('x').addInteger(2).build();
        Assert.areNotEqual(one.toString(), two.toString());
    }`,
  ),
});
