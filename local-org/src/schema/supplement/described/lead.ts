import { described } from './notation.ts';

export const LEAD = described(
  'Lead',
  'Lead',
  'Leads',
  `
MasterRecordId|Master Record ID|reference|cup||Lead as MasterRecord
LastName|Last Name|string(80)|rp|Name
FirstName|First Name|string(40)|p|Name
Salutation|Salutation|picklist(40)|p|Name|Mr.; Ms.; Mrs.; Dr.; Prof.; Mx.
Name|Full Name|string(121)|rcup
Title|Title|string(128)
Company|Company|string(255)|rp
Street|Street|textarea(255)|F|Address
City|City|string(40)||Address
State|State/Province|string(80)||Address
PostalCode|Zip/Postal Code|string(20)||Address
Country|Country|string(80)||Address
Latitude|Latitude|double(18,15)||Address
Longitude|Longitude|double(18,15)||Address
GeocodeAccuracy|Geocode Accuracy|picklist(40)|x|Address|Address; NearAddress; Block; Street; ExtendedZip; Zip; Neighborhood; City; County; State; Unknown
Address|Address|address|cuF
Phone|Phone|phone(40)
MobilePhone|Mobile Phone|phone(40)
Fax|Fax|phone(40)
Email|Email|email(80)|i
Website|Website|url(255)
PhotoUrl|Photo URL|url(255)|cup
Description|Description|textarea(32000)
LeadSource|Lead Source|picklist(255)|||Web; Phone Inquiry; Partner Referral; Purchased List; Other
Status|Status|picklist(255)|rdp||*Open - Not Contacted; Working - Contacted; Closed - Converted; Closed - Not Converted
Industry|Industry|picklist(255)|||Agriculture; Apparel; Banking; Biotechnology; Chemicals; Communications; Construction; Consulting; Education; Electronics; Energy; Engineering; Entertainment; Environmental; Finance; Food & Beverage; Government; Healthcare; Hospitality; Insurance; Machinery; Manufacturing; Media; Not For Profit; Recreation; Retail; Shipping; Technology; Telecommunications; Transportation; Utilities; Other
Rating|Rating|picklist(255)|||Hot; Warm; Cold
AnnualRevenue|Annual Revenue|currency(18,0)
NumberOfEmployees|Employees|int(8)
OwnerId|Owner ID|reference|rdp||Group User as Owner
IsConverted|Converted|boolean|up
ConvertedDate|Converted Date|date|cup
ConvertedAccountId|Converted Account ID|reference|cup||Account as ConvertedAccount
ConvertedContactId|Converted Contact ID|reference|cup||Contact as ConvertedContact
ConvertedOpportunityId|Converted Opportunity ID|reference|cup||Opportunity as ConvertedOpportunity
IsUnreadByOwner|Unread By Owner|boolean|p
LastActivityDate|Last Activity|date|cup
Jigsaw|Data.com Key|string(20)
JigsawContactId|Jigsaw Contact ID|string(20)|cup
CleanStatus|Clean Status|picklist(40)|x||Matched=In Sync; Different; Acknowledged=Reviewed; NotFound=Not Found; Inactive; Pending=Not Compared; SelectMatch=Select Match; Skipped
CompanyDunsNumber|Company D-U-N-S Number|string(9)
DandbCompanyId|D&B Company ID|reference|||DandBCompany as DandbCompany
EmailBouncedReason|Email Bounced Reason|string(255)|cp
EmailBouncedDate|Email Bounced Date|datetime|cp
IndividualId|Individual ID|reference|p||Individual as Individual`,
  `
ActivityHistories ActivityHistory.WhoId
AttachedContentDocuments AttachedContentDocument.LinkedEntityId
Attachments Attachment.ParentId
CampaignMembers CampaignMember.LeadId
RecordAssociatedGroups CollaborationGroupRecord.RecordId
CombinedAttachments CombinedAttachment.ParentId
ContentDocumentLinks ContentDocumentLink.LinkedEntityId
DuplicateRecordItems DuplicateRecordItem.RecordId
EmailMessageRelations EmailMessageRelation.RelationId
EmailStatuses EmailStatus.WhoId
FeedSubscriptionsForEntity EntitySubscription.ParentId
Events Event.WhoId
EventRelations EventRelation.RelationId
LeadCleanInfos LeadCleanInfo.LeadId
Feeds LeadFeed.ParentId
Histories LeadHistory.LeadId
Shares LeadShare.LeadId
ListEmailIndividualRecipients ListEmailIndividualRecipient.RecipientId
Notes Note.ParentId
NotesAndAttachments NoteAndAttachment.ParentId
OpenActivities OpenActivity.WhoId
ProcessInstances ProcessInstance.TargetObjectId
RecordActions RecordAction.RecordId
ServiceAppointments ServiceAppointment.ParentRecordId
Tasks Task.WhoId
TopicAssignments TopicAssignment.EntityId
PersonRecord UserEmailPreferredPerson.PersonRecordId`,
);
