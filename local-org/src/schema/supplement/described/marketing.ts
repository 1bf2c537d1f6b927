import { described, REFERENCE } from './notation.ts';
import type { ObjectSupplement } from '../facts.ts';

export const MARKETING: readonly ObjectSupplement[] = [
  described(
    'Campaign',
    'Campaign',
    'Campaigns',
    `
Name|Name|string(80)|rp
ParentId|Parent Campaign ID|reference|||Campaign as Parent
Type|Type|picklist(40)|||Conference; Webinar; Trade Show; Public Relations; Partners; Referral Program; Advertisement; Banner Ads; Direct Mail; Email; Telemarketing; Other
Status|Status|picklist(40)|||*Planned; In Progress; Completed; Aborted
StartDate|Start Date|date
EndDate|End Date|date
ExpectedRevenue|Expected Revenue|currency(18,0)
BudgetedCost|Budgeted Cost|currency(18,0)
ActualCost|Actual Cost|currency(18,0)
ExpectedResponse|Expected Response (%)|percent(8,2)
NumberSent|Num Sent|double(18,0)
IsActive|Active|boolean
Description|Description|textarea(32000)
NumberOfLeads|Leads in Campaign|int(9)|cu
NumberOfConvertedLeads|Converted Leads in Campaign|int(9)|cu
NumberOfContacts|Contacts in Campaign|int(9)|cu
NumberOfResponses|Responses in Campaign|int(9)|cu
NumberOfOpportunities|Opportunities in Campaign|int(9)|cu
NumberOfWonOpportunities|Won Opportunities in Campaign|int(9)|cu
AmountAllOpportunities|Value Opportunities in Campaign|currency(18,0)|cu
AmountWonOpportunities|Value Won Opportunities in Campaign|currency(18,0)|cu
OwnerId|Owner ID|reference|rdp||User as Owner`,
    `
CampaignMembers CampaignMember.CampaignId
CampaignMemberStatuses CampaignMemberStatus.CampaignId
Attachments Attachment.ParentId
ContentDocumentLinks ContentDocumentLink.LinkedEntityId`,
    REFERENCE,
  ),
  described(
    'CampaignMember',
    'Campaign Member',
    'Campaign Members',
    `
CampaignId|Campaign ID|reference|rup||Campaign as Campaign
LeadId|Lead ID|reference|up||Lead as Lead
ContactId|Contact ID|reference|up||Contact as Contact
Status|Status|picklist(40)|p||Sent; Responded
HasResponded|Responded|boolean|cup
FirstRespondedDate|First Responded Date|date|cu
Name|Name|string(121)|cup
FirstName|First Name|string(40)|cup
LastName|Last Name|string(80)|cup
Title|Title|string(128)|cup
Email|Email|email(80)|cup
Phone|Phone|phone(40)|cup
CompanyOrAccount|Company (Account)|string(255)|cup
Type|Type|string(40)|cup
LeadOrContactId|Related Record ID|reference|cup||Contact Lead as LeadOrContact
LeadOrContactOwnerId|Related Record Owner ID|reference|cup||Group User as LeadOrContactOwner`,
    '',
    REFERENCE,
  ),
  described(
    'CampaignMemberStatus',
    'Campaign Member Status',
    'Campaign Member Statuses',
    `
CampaignId|Campaign ID|reference|rup||Campaign as Campaign
Label|Label|string(765)|rp
SortOrder|Sort Order|int(9)
IsDefault|Is Default|boolean|p
HasResponded|Has Responded|boolean|p`,
    '',
    REFERENCE,
  ),
];
