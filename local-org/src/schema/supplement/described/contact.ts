import { described } from './notation.ts';

export const CONTACT = described(
  'Contact',
  'Contact',
  'Contacts',
  `
MasterRecordId|Master Record ID|reference|cup||Contact as MasterRecord
AccountId|Account ID|reference|||Account as Account
LastName|Last Name|string(80)|rp|Name
FirstName|First Name|string(40)|p|Name
Salutation|Salutation|picklist(40)|p|Name|Mr.; Ms.; Mrs.; Dr.; Prof.
Name|Full Name|string(121)|rcup
OtherStreet|Other Street|textarea(255)|F|OtherAddress
OtherCity|Other City|string(40)||OtherAddress
OtherState|Other State/Province|string(80)||OtherAddress
OtherPostalCode|Other Zip/Postal Code|string(20)||OtherAddress
OtherCountry|Other Country|string(80)||OtherAddress
OtherLatitude|Other Latitude|double(18,15)||OtherAddress
OtherLongitude|Other Longitude|double(18,15)||OtherAddress
OtherGeocodeAccuracy|Other Geocode Accuracy|picklist(40)|x|OtherAddress|Address; NearAddress; Block; Street; ExtendedZip; Zip; Neighborhood; City; County; State; Unknown
OtherAddress|Other Address|address|cuF
MailingStreet|Mailing Street|textarea(255)|F|MailingAddress
MailingCity|Mailing City|string(40)||MailingAddress
MailingState|Mailing State/Province|string(80)||MailingAddress
MailingPostalCode|Mailing Zip/Postal Code|string(20)||MailingAddress
MailingCountry|Mailing Country|string(80)||MailingAddress
MailingLatitude|Mailing Latitude|double(18,15)||MailingAddress
MailingLongitude|Mailing Longitude|double(18,15)||MailingAddress
MailingGeocodeAccuracy|Mailing Geocode Accuracy|picklist(40)|x|MailingAddress|Address; NearAddress; Block; Street; ExtendedZip; Zip; Neighborhood; City; County; State; Unknown
MailingAddress|Mailing Address|address|cuF
Phone|Business Phone|phone(40)
Fax|Business Fax|phone(40)
MobilePhone|Mobile Phone|phone(40)
HomePhone|Home Phone|phone(40)
OtherPhone|Other Phone|phone(40)
AssistantPhone|Asst. Phone|phone(40)
ReportsToId|Reports To ID|reference|||Contact as ReportsTo
Email|Email|email(80)|i
Title|Title|string(128)
Department|Department|string(80)
AssistantName|Assistant's Name|string(40)
LeadSource|Lead Source|picklist(255)|||Web; Phone Inquiry; Partner Referral; Purchased List; Other
Birthdate|Birthdate|date
Description|Contact Description|textarea(32000)
OwnerId|Owner ID|reference|rdp||User as Owner
LastActivityDate|Last Activity|date|cup
LastCURequestDate|Last Stay-in-Touch Request Date|datetime|cup
LastCUUpdateDate|Last Stay-in-Touch Save Date|datetime|cup
EmailBouncedReason|Email Bounced Reason|string(255)|p
EmailBouncedDate|Email Bounced Date|datetime|p
IsEmailBounced|Is Email Bounced|boolean|cup
PhotoUrl|Photo URL|url(255)|cup
Jigsaw|Data.com Key|string(20)
JigsawContactId|Jigsaw Contact ID|string(20)|cup
CleanStatus|Clean Status|picklist(40)|x||Matched=In Sync; Different; Acknowledged=Reviewed; NotFound=Not Found; Inactive; Pending=Not Compared; SelectMatch=Select Match; Skipped
IndividualId|Individual ID|reference|p||Individual as Individual`,
  `
AccountContactRoles AccountContactRole.ContactId
ActivityHistories ActivityHistory.WhoId
Assets Asset.ContactId
AttachedContentDocuments AttachedContentDocument.LinkedEntityId
Attachments Attachment.ParentId
AuthorizationFormConsents AuthorizationFormConsent.ConsentGiverId restricted
CampaignMembers CampaignMember.ContactId
Cases Case.ContactId restricted
CaseContactRoles CaseContactRole.ContactId
RecordAssociatedGroups CollaborationGroupRecord.RecordId
CombinedAttachments CombinedAttachment.ParentId
CommSubscriptionConsents CommSubscriptionConsent.ConsentGiverId restricted
ContactCleanInfos ContactCleanInfo.ContactId
Feeds ContactFeed.ParentId
Histories ContactHistory.ContactId
Shares ContactShare.ContactId
ContentDocumentLinks ContentDocumentLink.LinkedEntityId
ContractsSigned Contract.CustomerSignedId restricted
ContractContactRoles ContractContactRole.ContactId
DuplicateRecordItems DuplicateRecordItem.RecordId
EmailMessageRelations EmailMessageRelation.RelationId
EmailStatuses EmailStatus.WhoId
EntitlementContacts EntitlementContact.ContactId
FeedSubscriptionsForEntity EntitySubscription.ParentId
Events Event.WhoId
EventRelations EventRelation.RelationId
ListEmailIndividualRecipients ListEmailIndividualRecipient.RecipientId
Notes Note.ParentId
NotesAndAttachments NoteAndAttachment.ParentId
OpenActivities OpenActivity.WhoId
OpportunityContactRoles OpportunityContactRole.ContactId
ProcessInstances ProcessInstance.TargetObjectId
RecordActions RecordAction.RecordId
ServiceContracts ServiceContract.ContactId restricted
Tasks Task.WhoId
TopicAssignments TopicAssignment.EntityId
Users User.ContactId restricted
PersonRecord UserEmailPreferredPerson.PersonRecordId`,
);
