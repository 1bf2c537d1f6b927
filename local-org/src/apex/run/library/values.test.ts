import { testApex, testClass } from '../test-classes.ts';

testApex('values that Apex makes and passes on', {
  'staticresources/Logo.resource': 'x',
  'staticresources/Logo.resource-meta.xml':
    '<?xml version="1.0" encoding="UTF-8"?><StaticResource xmlns="http://soap.sforce.com/2006/04/metadata"><cacheControl>Public</cacheControl><contentType>text/plain</contentType></StaticResource>',
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
    static void pagesOfStaticResources() {
        String url = PageReference.forResource('Logo', 'img/a.png').getUrl();
        Assert.isTrue(Pattern.matches('/resource/\\\\d+/Logo/img/a.png', url), url);
        try {
            PageReference.forResource('Nope');
            Assert.fail('it was found');
        } catch (IllegalArgumentException e) {
            Assert.isTrue(e.getMessage().contains('Nope'));
        }
    }
    @IsTest
    static void documents() {
        String pdf = EncodingUtil.convertToHex(Blob.toPdf('Hello (world)'));
        Assert.isTrue(pdf.startsWith(EncodingUtil.convertToHex(Blob.valueOf('%PDF-1.4'))));
        Assert.isTrue(pdf.contains(EncodingUtil.convertToHex(Blob.valueOf('Hello \\\\(world\\\\)'))));
    }
    @IsTest
    static void picklistEntriesInJson() {
        String text = JSON.serialize(Account.Industry.getDescribe().getPicklistValues()[0]);
        Assert.isTrue(text.contains('"label":') && text.contains('"active":true') && text.contains('"validFor":null'), text);
    }
    @IsTest
    static void modesAndOldLimits() {
        Assert.areEqual(ApplicationReadWriteMode.DEFAULT, System.getApplicationReadWriteMode());
        insert new Account(Name = 'x');
        Assert.areEqual(Limits.getDmlStatements(), Limits.getSavepoints());
    }
    @IsTest
    static void signaturesOfJobs() {
        QueueableDuplicateSignature one = new QueueableDuplicateSignature.Builder().addId(UserInfo.getUserId()).addString('x').addInteger(1).build();
        QueueableDuplicateSignature two = new QueueableDuplicateSignature.Builder().addId(UserInfo.getUserId()).addString('x').addInteger(2).build();
        Assert.areNotEqual(one.toString(), two.toString());
    }`,
  ),
});
