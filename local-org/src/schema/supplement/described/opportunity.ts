import { described } from './notation.ts';

export const OPPORTUNITY = described(
  'Opportunity',
  'Opportunity',
  'Opportunities',
  `
AccountId|Account ID|reference|||Account as Account
IsPrivate|Private|boolean
Name|Name|string(120)|rip
Description|Description|textarea(32000)
StageName|Stage|picklist(255)|rp||Prospecting; Qualification; Needs Analysis; Value Proposition; Id. Decision Makers; Perception Analysis; Proposal/Price Quote; Negotiation/Review; Closed Won; Closed Lost
Amount|Amount|currency(18,2)
Probability|Probability (%)|percent(3,0)|d
ExpectedRevenue|Expected Amount|currency(18,2)|cu
TotalOpportunityQuantity|Quantity|double(18,2)
CloseDate|Close Date|date|rp
Type|Opportunity Type|picklist(255)|||Existing Customer - Upgrade; Existing Customer - Replacement; Existing Customer - Downgrade; New Customer
NextStep|Next Step|string(255)
LeadSource|Lead Source|picklist(255)|||Web; Phone Inquiry; Partner Referral; Purchased List; Other
IsClosed|Closed|boolean|cup
IsWon|Won|boolean|cup
ForecastCategory|Forecast Category|picklist(40)|rcupx||Omitted; Pipeline; BestCase=Best Case; MostLikely=Most Likely; Forecast=Commit; Closed
ForecastCategoryName|Forecast Category|picklist(255)|dpx||Omitted; Pipeline; Best Case; Commit; Closed
CampaignId|Campaign ID|reference|||Campaign as Campaign
HasOpportunityLineItem|Has Line Item|boolean|cup
Pricebook2Id|Price Book ID|reference|dp||Pricebook2 as Pricebook2
OwnerId|Owner ID|reference|rdp||User as Owner
LastActivityDate|Last Activity|date|cup
LastStageChangeDate|Last Stage Change Date|datetime|cup
FiscalQuarter|Fiscal Quarter|int(8)|cup|Fiscal
FiscalYear|Fiscal Year|int(8)|cup|Fiscal
Fiscal|Fiscal Period|string(6)|cup
ContactId|Contact ID|reference|up||Contact
HasOpenActivity|Has Open Activity|boolean|cufp
HasOverdueTask|Has Overdue Task|boolean|cufp
LastAmountChangedHistoryId|Opportunity History ID|reference|cup||OpportunityHistory as LastAmountChangedHistory
LastCloseDateChangedHistoryId|Opportunity History ID|reference|cup||OpportunityHistory as LastCloseDateChangedHistory`,
  `
AccountPartners AccountPartner.OpportunityId
ActivityHistories ActivityHistory.WhatId
AttachedContentDocuments AttachedContentDocument.LinkedEntityId
Attachments Attachment.ParentId
RecordAssociatedGroups CollaborationGroupRecord.RecordId
CombinedAttachments CombinedAttachment.ParentId
ContentDocumentLinks ContentDocumentLink.LinkedEntityId
FeedSubscriptionsForEntity EntitySubscription.ParentId
Events Event.WhatId
Notes Note.ParentId
NotesAndAttachments NoteAndAttachment.ParentId
OpenActivities OpenActivity.WhatId
OpportunityCompetitors OpportunityCompetitor.OpportunityId
OpportunityContactRoles OpportunityContactRole.OpportunityId
Feeds OpportunityFeed.ParentId
Histories OpportunityFieldHistory.OpportunityId
OpportunityHistories OpportunityHistory.OpportunityId
OpportunityLineItems OpportunityLineItem.OpportunityId
OpportunityPartnersFrom OpportunityPartner.OpportunityId
Shares OpportunityShare.OpportunityId
Partners Partner.OpportunityId
ProcessInstances ProcessInstance.TargetObjectId
RecordActions RecordAction.RecordId
ServiceAppointments ServiceAppointment.ParentRecordId
Tasks Task.WhatId
TopicAssignments TopicAssignment.EntityId`,
);
