import { described } from './notation.ts';

export const ACCOUNT = described(
  'Account',
  'Account',
  'Accounts',
  `
MasterRecordId|Master Record ID|reference|cup||Account as MasterRecord
Name|Account Name|string(255)|rp
Type|Account Type|picklist(40)|||Prospect; Customer - Direct; Customer - Channel; Channel Partner / Reseller; Installation Partner; Technology Partner; Other
RecordTypeId|Record Type ID|reference|p||RecordType as RecordType
ParentId|Parent Account ID|reference|||Account as Parent
BillingStreet|Billing Street|textarea(255)|F|BillingAddress
BillingCity|Billing City|string(40)||BillingAddress
BillingState|Billing State/Province|string(80)||BillingAddress
BillingPostalCode|Billing Zip/Postal Code|string(20)||BillingAddress
BillingCountry|Billing Country|string(80)||BillingAddress
BillingLatitude|Billing Latitude|double(18,15)||BillingAddress
BillingLongitude|Billing Longitude|double(18,15)||BillingAddress
BillingGeocodeAccuracy|Billing Geocode Accuracy|picklist(40)|x|BillingAddress|Address; NearAddress; Block; Street; ExtendedZip; Zip; Neighborhood; City; County; State; Unknown
BillingAddress|Billing Address|address|cuF
ShippingStreet|Shipping Street|textarea(255)|F|ShippingAddress
ShippingCity|Shipping City|string(40)||ShippingAddress
ShippingState|Shipping State/Province|string(80)||ShippingAddress
ShippingPostalCode|Shipping Zip/Postal Code|string(20)||ShippingAddress
ShippingCountry|Shipping Country|string(80)||ShippingAddress
ShippingLatitude|Shipping Latitude|double(18,15)||ShippingAddress
ShippingLongitude|Shipping Longitude|double(18,15)||ShippingAddress
ShippingGeocodeAccuracy|Shipping Geocode Accuracy|picklist(40)|x|ShippingAddress|Address; NearAddress; Block; Street; ExtendedZip; Zip; Neighborhood; City; County; State; Unknown
ShippingAddress|Shipping Address|address|cuF
Phone|Account Phone|phone(40)
Fax|Account Fax|phone(40)
AccountNumber|Account Number|string(40)
Website|Website|url(255)
PhotoUrl|Photo URL|url(255)|cup
Sic|SIC Code|string(20)
Industry|Industry|picklist(40)|||Agriculture; Apparel; Banking; Biotechnology; Chemicals; Communications; Construction; Consulting; Education; Electronics; Energy; Engineering; Entertainment; Environmental; Finance; Food & Beverage; Government; Healthcare; Hospitality; Insurance; Machinery; Manufacturing; Media; Not For Profit; Recreation; Retail; Shipping; Technology; Telecommunications; Transportation; Utilities; Other
AnnualRevenue|Annual Revenue|currency(18,0)
NumberOfEmployees|Employees|int(8)
Ownership|Ownership|picklist(40)|||Public; Private; Subsidiary; Other
TickerSymbol|Ticker Symbol|string(20)
Description|Account Description|textarea(32000)
Rating|Account Rating|picklist(40)|||Hot; Warm; Cold
Site|Account Site|string(80)
OwnerId|Owner ID|reference|rdp||User as Owner
LastActivityDate|Last Activity|date|cup
IsPartner|Partner Account|boolean|cp
IsCustomerPortal|Customer Portal Account|boolean|cp
ChannelProgramName|Channel Program Name|string(255)|cufp
ChannelProgramLevelName|Channel Program Level Name|string(255)|cufp
Jigsaw|Data.com Key|string(20)
JigsawCompanyId|Jigsaw Company ID|string(20)|cup
CleanStatus|Clean Status|picklist(40)|x||Matched=In Sync; Different; Acknowledged=Reviewed; NotFound=Not Found; Inactive; Pending=Not Compared; SelectMatch=Select Match; Skipped
AccountSource|Account Source|picklist(40)|||Web; Phone Inquiry; Partner Referral; Purchased List; Other
DunsNumber|D-U-N-S Number|string(9)
Tradestyle|Tradestyle|string(255)
NaicsCode|NAICS Code|string(8)
NaicsDesc|NAICS Description|string(120)
YearStarted|Year Started|string(4)
SicDesc|SIC Description|string(80)
DandbCompanyId|D&B Company ID|reference|||DandBCompany as DandbCompany
OperatingHoursId|Operating Hour ID|reference|||OperatingHours as OperatingHours`,
  `
AccountBrands AccountBrand.AccountId
AccountCleanInfos AccountCleanInfo.AccountId
AccountContactRoles AccountContactRole.AccountId
Feeds AccountFeed.ParentId
Histories AccountHistory.AccountId
AccountPartnersFrom AccountPartner.AccountFromId
AccountPartnersTo AccountPartner.AccountToId
Shares AccountShare.AccountId
ActivityHistories ActivityHistory.AccountId
Assets Asset.AccountId
AssociatedLocations AssociatedLocation.ParentRecordId
AttachedContentDocuments AttachedContentDocument.LinkedEntityId
Attachments Attachment.ParentId
AuthorizationFormConsents AuthorizationFormConsent.ConsentGiverId restricted
Cases Case.AccountId restricted
ChannelProgramMembers ChannelProgramMember.PartnerId restricted
RecordAssociatedGroups CollaborationGroupRecord.RecordId
CombinedAttachments CombinedAttachment.ParentId
CommSubscriptionConsents CommSubscriptionConsent.ConsentGiverId restricted
Contacts Contact.AccountId
ContactPointEmails ContactPointEmail.ParentId
ContactPointPhones ContactPointPhone.ParentId
ContentDocumentLinks ContentDocumentLink.LinkedEntityId
Contracts Contract.AccountId restricted
DuplicateRecordItems DuplicateRecordItem.RecordId
FeedSubscriptionsForEntity EntitySubscription.ParentId
Events Event.WhatId
Notes Note.ParentId
NotesAndAttachments NoteAndAttachment.ParentId
OpenActivities OpenActivity.AccountId
Opportunities Opportunity.AccountId
OpportunityPartnersTo OpportunityPartner.AccountToId
Orders Order.AccountId restricted
PartnersFrom Partner.AccountFromId
PartnersTo Partner.AccountToId
ProcessInstances ProcessInstance.TargetObjectId
RecordActions RecordAction.RecordId
ResourcePreferences ResourcePreference.RelatedRecordId
ServiceAppointments ServiceAppointment.ParentRecordId
ServiceResources ServiceResource.AccountId restricted
Tasks Task.WhatId
TopicAssignments TopicAssignment.EntityId`,
);
