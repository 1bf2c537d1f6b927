import { described, REFERENCE } from './notation.ts';

export const TASK = described(
  'Task',
  'Task',
  'Tasks',
  `
WhoId|Name ID|reference|||Contact Lead as Who
WhatId|Related To ID|reference|o||Account Asset Campaign Case Contract Opportunity Order OrderItem Product2 Solution as What
Subject|Subject|combobox(255)|gp||Call; Email; Send Letter; Send Quote; Other
ActivityDate|Due Date Only|date
Status|Status|picklist(255)|rp||*Not Started; In Progress; Completed; Waiting on someone else; Deferred
Priority|Priority|picklist(255)|rp||High; *Normal; Low
IsHighPriority|High Priority|boolean|cup
OwnerId|Assigned To ID|reference|rdp||Group User as Owner
Description|Description|textarea(32000)
IsClosed|Closed|boolean|cup
AccountId|Account ID|reference|cup||Account as Account
IsArchived|Archived|boolean|cup
CallDurationInSeconds|Call Duration|int(8)
CallType|Call Type|picklist(40)|x||Internal; Inbound; Outbound
CallDisposition|Call Result|string(255)
CallObject|Call Object Identifier|string(255)
ReminderDateTime|Reminder Date/Time|datetime|p
IsReminderSet|Reminder Set|boolean|p
CompletedDateTime|Completed Date|datetime|cup
TaskSubtype|Task Subtype|picklist(40)|dupx||*Task; Email; List Email=ListEmail; Call; Cadence; LinkedIn
Type|Type|picklist(40)|||Call; Email; Meeting; Other`,
  `
ActivityRecordAssociatedGroups CollaborationGroupRecord.RecordId
Attachments Attachment.ParentId
ContentDocumentLinks ContentDocumentLink.LinkedEntityId
TaskRelations TaskRelation.TaskId
TaskWhoRelations TaskWhoRelation.TaskId`,
  REFERENCE,
);

export const EMAIL_MESSAGE = described(
  'EmailMessage',
  'Email Message',
  'Email Messages',
  `
ParentId|Case ID|reference|u||Case as Parent
ActivityId|Activity ID|reference|||Task as Activity
TextBody|Text Body|textarea(131072)
HtmlBody|HTML Body|textarea(131072)
Headers|Headers|textarea(32000)
Subject|Subject|string(3000)
FromName|From Name|string(1000)
FromAddress|From Address|email(1000)
ToAddress|To Address|string(4000)|f
CcAddress|CC Address|string(4000)|f
BccAddress|BCC Address|string(4000)|f
Incoming|Is Incoming|boolean
HasAttachment|Has Attachment|boolean|cu
Status|Status|picklist(40)|rdx||0=New; 1=Read; 2=Replied; 3=Sent; 4=Forwarded; *5=Draft
MessageDate|Message Date|datetime
MessageIdentifier|Message ID|string(765)
ThreadIdentifier|Thread ID|string(765)
RelatedToId|Related To ID|reference|o||Account Asset Campaign Case Contract Opportunity Order OrderItem Product2 Solution as RelatedTo
FromId|From ID|reference|cu||Contact Lead User as From
ToIds|To IDs|complexvalue
CcIds|CC IDs|complexvalue
BccIds|BCC IDs|complexvalue`,
  '',
  `${REFERENCE}; ToIds, CcIds and BccIds are junction id lists`,
);
