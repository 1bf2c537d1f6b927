import { described } from './notation.ts';

export const EVENT = described(
  'Event',
  'Event',
  'Events',
  `
WhoId|Name ID|reference|||Contact Lead as Who
WhatId|Related To ID|reference|o||Account Asset Campaign Case Contract Opportunity Order OrderItem Product2 Solution as What
Subject|Subject|combobox(255)|gp||Call; Email; Meeting; Send Letter/Quote; Other
Location|Location|string(255)
IsAllDayEvent|All-Day Event|boolean
ActivityDateTime|Due Date Time|datetime|p
ActivityDate|Due Date Only|date|p
DurationInMinutes|Duration|int(8)|p
StartDateTime|Start Date Time|datetime|p
EndDateTime|End Date Time|datetime|p
EndDate|End Date|date|cup
Description|Description|textarea(32000)
AccountId|Account ID|reference|cup||Account as Account
OwnerId|Assigned To ID|reference|rdp||Calendar User as Owner
IsPrivate|Private|boolean|p
ShowAs|Show Time As|picklist(40)|dpx||*Busy; OutOfOffice=Out of Office; Free
IsChild|Is Child|boolean|cup
IsGroupEvent|Is Group Event|boolean|cup
GroupEventType|Group Event Type|picklist(40)|dcupx||*0=Non-group Event; 1=Group Event; 2=Proposed Event; 3=IsRecurrence2 Series Pattern
IsArchived|Archived|boolean|cup
RecurrenceActivityId|Recurrence Activity ID|reference|cup||Event
IsRecurrence|Create Recurring Series of Events|boolean|up
RecurrenceStartDateTime|Recurrence Start|datetime|p
RecurrenceEndDateOnly|Recurrence End|date|p
RecurrenceTimeZoneSidKey|Recurrence Time Zone|picklist(40)|px
RecurrenceType|Recurrence Type|picklist(40)|px||RecursDaily=Recurs Daily; RecursEveryWeekday=Recurs Every Weekday; RecursMonthly=Recurs Monthly; RecursMonthlyNth=Recurs Monthly Nth; RecursWeekly=Recurs Weekly; RecursYearly=Recurs Yearly; RecursYearlyNth=Recurs Yearly Nth
RecurrenceInterval|Recurrence Interval|int(9)|p
RecurrenceDayOfWeekMask|Recurrence Day of Week Mask|int(9)|p
RecurrenceDayOfMonth|Recurrence Day of Month|int(9)|p
RecurrenceInstance|Recurrence Instance|picklist(40)|px||First=1st; Second=2nd; Third=3rd; Fourth=4th; Last=last
RecurrenceMonthOfYear|Recurrence Month of Year|picklist(40)|px||January; February; March; April; May; June; July; August; September; October; November; December
ReminderDateTime|Reminder Date/Time|datetime|p
IsReminderSet|Reminder Set|boolean|p
EventSubtype|Event Subtype|picklist(40)|upx||Event
IsRecurrence2Exclusion|Historical Event, Not Following Recurrence|boolean|cup
Recurrence2PatternText|Recurrence Pattern|textarea(512)|up
Recurrence2PatternVersion|Pattern Version|picklist(40)|cupx||1=RFC 5545 v4 RRULE; 2=RFC 5545 v4_2 RRULE
IsRecurrence2|Repeat|boolean|cup
IsRecurrence2Exception|Is Exception|boolean|cup
Recurrence2PatternStartDate|Recurrence Pattern Start Date|datetime|cup
Recurrence2PatternTimeZone|Recurrence Pattern Time Zone Reference|string(255)|cup`,
  `
AttachedContentDocuments AttachedContentDocument.LinkedEntityId
Attachments Attachment.ParentId
CombinedAttachments CombinedAttachment.ParentId
ContentDocumentLinks ContentDocumentLink.LinkedEntityId
FeedSubscriptionsForEntity EntitySubscription.ParentId
Feeds EventFeed.ParentId
EventRelations EventRelation.EventId
TopicAssignments TopicAssignment.EntityId`,
);
