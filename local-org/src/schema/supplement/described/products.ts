import { described, REFERENCE } from './notation.ts';
import type { ObjectSupplement } from '../facts.ts';

export const PRODUCTS: readonly ObjectSupplement[] = [
  described(
    'Product2',
    'Product',
    'Products',
    `
Name|Product Name|string(255)|rp
ProductCode|Product Code|string(255)
Description|Product Description|textarea(4000)
IsActive|Active|boolean
Family|Product Family|picklist(255)|||None
ExternalId|External ID|string(255)
DisplayUrl|Display URL|url(1000)
QuantityUnitOfMeasure|Quantity Unit Of Measure|picklist(255)|||Each
StockKeepingUnit|Product SKU|string(180)
IsArchived|Archived|boolean|cup`,
    `
PricebookEntries PricebookEntry.Product2Id
Attachments Attachment.ParentId
ContentDocumentLinks ContentDocumentLink.LinkedEntityId`,
    REFERENCE,
  ),
  described(
    'Pricebook2',
    'Price Book',
    'Price Books',
    `
Name|Price Book Name|string(255)|rp
IsActive|Active|boolean
IsStandard|Is Standard Price Book|boolean|cup
Description|Description|string(255)
IsArchived|Archived|boolean|cup`,
    `
PricebookEntries PricebookEntry.Pricebook2Id
Opportunities Opportunity.Pricebook2Id restricted`,
    REFERENCE,
  ),
  described(
    'PricebookEntry',
    'Price Book Entry',
    'Price Book Entries',
    `
Name|Product Name|string(255)|cup
Pricebook2Id|Price Book ID|reference|rup||Pricebook2 as Pricebook2
Product2Id|Product ID|reference|rup||Product2 as Product2
UnitPrice|List Price|currency(18,2)|rp
IsActive|Active|boolean|p
UseStandardPrice|Use Standard Price|boolean
ProductCode|Product Code|string(255)|cup
IsArchived|Archived|boolean|cup`,
    'OpportunityLineItems OpportunityLineItem.PricebookEntryId restricted\nOrderItems OrderItem.PricebookEntryId restricted',
    REFERENCE,
  ),
  described(
    'OpportunityLineItem',
    'Opportunity Product',
    'Opportunity Product',
    `
OpportunityId|Opportunity ID|reference|rup||Opportunity as Opportunity
SortOrder|Sort Order|int(9)
PricebookEntryId|Price Book Entry ID|reference|up||PricebookEntry as PricebookEntry
Product2Id|Product ID|reference|up||Product2 as Product2
ProductCode|Product Code|string(255)|cup
Name|Opportunity Product Name|string(376)|cup
Quantity|Quantity|double(12,2)|rp
TotalPrice|Total Price|currency(18,2)
UnitPrice|Sales Price|currency(18,2)
ListPrice|List Price|currency(18,2)|cu
Subtotal|Subtotal|currency(18,2)|cu
ServiceDate|Date|date
Description|Line Description|string(255)
Discount|Discount|percent(3,2)`,
    '',
    REFERENCE,
  ),
  described(
    'Order',
    'Order',
    'Orders',
    `
OwnerId|Owner ID|reference|rdp||Group User as Owner
ContractId|Contract ID|reference|||Contract as Contract
AccountId|Account ID|reference|||Account as Account
Pricebook2Id|Price Book ID|reference|||Pricebook2 as Pricebook2
OriginalOrderId|Order ID|reference|u||Order as OriginalOrder
EffectiveDate|Order Start Date|date|rp
EndDate|Order End Date|date
IsReductionOrder|Reduction Order|boolean|u
Status|Status|picklist(255)|rp||Draft; Activated
StatusCode|Status Category|picklist(40)|cupx||Draft; Activated; Canceled; Expired
Description|Description|textarea(32000)
Type|Order Type|picklist(255)
Name|Order Name|string(80)
PoNumber|PO Number|string(80)
OrderNumber|Order Number|string(30)|rdcuia
OrderReferenceNumber|Order Reference Number|string(80)
TotalAmount|Order Amount|currency(18,2)|cu`,
    'OrderItems OrderItem.OrderId',
    REFERENCE,
  ),
  described(
    'OrderItem',
    'Order Product',
    'Order Products',
    `
Product2Id|Product ID|reference|up||Product2 as Product2
OrderId|Order ID|reference|rup||Order as Order
PricebookEntryId|Price Book Entry ID|reference|up||PricebookEntry as PricebookEntry
Quantity|Quantity|double(18,2)|rp
UnitPrice|Unit Price|currency(18,2)
ListPrice|List Price|currency(18,2)|cu
TotalPrice|Total Price|currency(18,2)|cu
ServiceDate|Start Date|date
EndDate|End Date|date
Description|Line Description|string(255)
OrderItemNumber|Order Product Number|string(30)|rdcua`,
    '',
    REFERENCE,
  ),
  described(
    'Contract',
    'Contract',
    'Contracts',
    `
AccountId|Account ID|reference|rp||Account as Account
Pricebook2Id|Price Book ID|reference|||Pricebook2 as Pricebook2
OwnerExpirationNotice|Owner Expiration Notice|picklist(40)|x||15=15 Days; 30=30 Days; 45=45 Days; 60=60 Days; 90=90 Days; 120=120 Days
StartDate|Contract Start Date|date
EndDate|Contract End Date|date|cu
ContractTerm|Contract Term|int(4)
OwnerId|Owner ID|reference|rdp||User as Owner
Status|Status|picklist(255)|rp||In Approval Process; Activated; *Draft
StatusCode|Status Category|picklist(40)|cupx||Draft; InApproval=In Approval Process; Activated; Terminated; Expired; Rejected; Negotiating; AwaitingSignature=Awaiting Signature; SignatureDeclined=Signature Declined; Signed; Cancelled; Expired2=Contract Expired; Terminated2=Contract Terminated
Description|Description|textarea(32000)
ContractNumber|Contract Number|string(30)|rdcuia
Name|Contract Name|string(80)`,
    'Orders Order.ContractId restricted',
    REFERENCE,
  ),
  described(
    'Asset',
    'Asset',
    'Assets',
    `
Name|Asset Name|string(255)|rp
ContactId|Contact ID|reference|||Contact as Contact
AccountId|Account ID|reference|||Account as Account
ParentId|Parent Asset ID|reference|||Asset as Parent
RootAssetId|Root Asset ID|reference|cu||Asset as RootAsset
Product2Id|Product ID|reference|||Product2 as Product2
ProductCode|Product Code|string(255)|cu
IsCompetitorProduct|Competitor Asset|boolean
SerialNumber|Serial Number|string(80)
InstallDate|Install Date|date
PurchaseDate|Purchase Date|date
UsageEndDate|Usage End Date|date
Status|Status|picklist(255)|||Purchased; Shipped; Installed; Registered; Obsolete
Price|Price|currency(18,0)
Quantity|Quantity|double(12,2)
Description|Description|textarea(32000)
OwnerId|Asset Owner ID|reference|rdp||User as Owner
AssetLevel|Asset Level|int(9)|cu
IsInternal|Internal Asset|boolean`,
    'ChildAssets Asset.ParentId restricted',
    REFERENCE,
  ),
];
