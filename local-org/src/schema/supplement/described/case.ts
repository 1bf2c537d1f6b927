import { described } from './notation.ts';

export const CASE = described(
  'Case',
  'Case',
  'Cases',
  `
MasterRecordId|Master Record ID|reference|cup||Case as MasterRecord
CaseNumber|Case Number|string(30)|rdcugipa
ContactId|Contact ID|reference|||Contact as Contact
AccountId|Account ID|reference|||Account as Account
AssetId|Asset ID|reference|||Asset as Asset
ParentId|Parent Case ID|reference|||Case as Parent
SuppliedName|Name|string(80)
SuppliedEmail|Email Address|email(80)
SuppliedPhone|Phone|string(40)
SuppliedCompany|Company|string(80)
Type|Case Type|picklist(40)|||Mechanical; Electrical; Electronic; Structural; Other
Status|Status|picklist(40)|dp||*New; Working; Escalated; Closed
Reason|Case Reason|picklist(40)|||Installation; Equipment Complexity; Performance; Breakdown; Equipment Design; Feedback; Other
Origin|Case Origin|picklist(40)|||Phone; Email; Web
Subject|Subject|string(255)
Priority|Priority|picklist(40)|d||High; *Medium; Low
Description|Description|textarea(32000)
IsClosed|Closed|boolean|cup
ClosedDate|Closed Date|datetime|cu
IsEscalated|Escalated|boolean
OwnerId|Owner ID|reference|rdp||Group User as Owner
ContactPhone|Contact Phone|phone(40)|cup
ContactMobile|Contact Mobile|phone(40)|cup
ContactEmail|Contact Email|email(80)|cup
ContactFax|Contact Fax|phone(40)|cup
Comments|Internal Comments|textarea(4000)|Sp`,
  `
ActivityHistories ActivityHistory.WhatId
AttachedContentDocuments AttachedContentDocument.LinkedEntityId
Attachments Attachment.ParentId
CaseComments CaseComment.ParentId
CaseContactRoles CaseContactRole.CasesId
Feeds CaseFeed.ParentId
Histories CaseHistory.CaseId
Shares CaseShare.CaseId
CaseSolutions CaseSolution.CaseId
TeamMembers CaseTeamMember.ParentId
TeamTemplateRecords CaseTeamTemplateRecord.ParentId
RecordAssociatedGroups CollaborationGroupRecord.RecordId
CombinedAttachments CombinedAttachment.ParentId
ContentDocumentLinks ContentDocumentLink.LinkedEntityId
EmailMessages EmailMessage.ParentId
FeedSubscriptionsForEntity EntitySubscription.ParentId
Events Event.WhatId
NetworkUserHistoryRecentToRecord NetworkUserHistoryRecent.RecordId
OpenActivities OpenActivity.WhatId
ProcessInstances ProcessInstance.TargetObjectId
RecordActions RecordAction.RecordId
Tasks Task.WhatId
TopicAssignments TopicAssignment.EntityId`,
);
