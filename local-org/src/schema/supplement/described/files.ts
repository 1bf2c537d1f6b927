import { described, REFERENCE } from './notation.ts';
import type { ObjectSupplement } from '../facts.ts';

export const FILES: readonly ObjectSupplement[] = [
  described(
    'Attachment',
    'Attachment',
    'Attachments',
    `
ParentId|Parent ID|reference|rup
Name|File Name|string(255)|rp
IsPrivate|Private|boolean|p
ContentType|Content Type|string(120)|p
BodyLength|Body Length|int(9)|cup
Body|Body|base64|rp
Description|Description|string(500)|p
OwnerId|Owner ID|reference|dp||Calendar User as Owner`,
    '',
    REFERENCE,
  ),
  described(
    'Note',
    'Note',
    'Notes',
    `
ParentId|Parent ID|reference|rup
Title|Title|string(80)|rp
IsPrivate|Private|boolean|p
Body|Body|textarea(32000)|p
OwnerId|Owner ID|reference|dp||User as Owner`,
    '',
    REFERENCE,
  ),
  described(
    'ContentVersion',
    'Content Version',
    'Content Versions',
    `
ContentDocumentId|ContentDocument ID|reference|up||ContentDocument as ContentDocument
IsLatest|Is Latest|boolean|cup
ContentUrl|Content URL|url(1300)|p
ContentBodyId|Content Body ID|reference|up||ContentBody as ContentBody
VersionNumber|Version Number|string(20)|cup
Title|Title|string(255)|p
Description|Description|textarea(1000)|p
ReasonForChange|Reason For Change|string(1000)|p
SharingOption|Prevent others from sharing and unsharing|picklist(40)|dpx||*A=Freeze Sharing Off; R=Freeze Sharing On
SharingPrivacy|File Privacy on Records|picklist(40)|dpx||*N=Visible to Anyone With Record Access; P=Private on Records
PathOnClient|Path On Client|string(500)|up
RatingCount|Rating Count|int(9)|cup
ContentModifiedDate|Content Modified Date|datetime|up
ContentModifiedById|User ID|reference|cup||User as ContentModifiedBy
PositiveRatingCount|Positive Rating Count|int(9)|cup
NegativeRatingCount|Negative Rating Count|int(9)|cup
OwnerId|Owner ID|reference|dp||User as Owner
TagCsv|Tags|textarea(2000)|p
FileType|File Type|string(20)|cup
PublishStatus|Publish Status|picklist(40)|cupx||U=Upload Interrupted; P=Published; R=Personal Library
VersionData|Version Data|base64|p
ContentSize|Size|int(9)|cup
FileExtension|File Extension|string(40)|cup
FirstPublishLocationId|First Publish Location ID|reference|up
Origin|Content Origin|picklist(40)|rdupx||*C=Content; H=Chatter
ContentLocation|Content Location|picklist(40)|rdupx||*S=Salesforce; E=External; L=Social Customer Service
TextPreview|Text Preview|string(255)|cup
Checksum|Checksum|string(50)|cup
IsMajorVersion|Major Version|boolean|up
IsAssetEnabled|Asset File Enabled|boolean|up
VersionDataUrl|Version Data URL|url(255)|cup`,
    '',
    REFERENCE,
  ),
  described(
    'ContentDocument',
    'Content Document',
    'Content Documents',
    `
IsArchived|Is Archived|boolean|cp
ArchivedDate|Archived Date|date|cup
OwnerId|Owner ID|reference|rdcp||User as Owner
Title|Title|string(255)|rcp
PublishStatus|Publish Status|picklist(40)|rcupx||*P=Public; R=Personal Library; U=Upload Interrupted
LatestPublishedVersionId|Latest Published Version ID|reference|cup||ContentVersion as LatestPublishedVersion
ParentId|Parent ID|reference|cp||ContentWorkspace as Parent
Description|Description|textarea(1000)|cp
ContentSize|Size|int(9)|cup
FileType|File Type|string(20)|cup
FileExtension|File Extension|string(40)|cup
SharingOption|Prevent others from sharing and unsharing|picklist(40)|cpx||A=Freeze Sharing Off; R=Freeze Sharing On
SharingPrivacy|File Privacy on Records|picklist(40)|cpx||N=Visible to Anyone With Record Access; P=Private on Records
ContentModifiedDate|Content Modified Date|datetime|cup`,
    `
ContentVersions ContentVersion.ContentDocumentId
ContentDocumentLinks ContentDocumentLink.ContentDocumentId
Histories ContentDocumentHistory.ContentDocumentId`,
    REFERENCE,
  ),
  described(
    'ContentDocumentLink',
    'Content Document Link',
    'Content Document Link',
    `
LinkedEntityId|Linked Entity ID|reference|rup
ContentDocumentId|ContentDocument ID|reference|rup||ContentDocument as ContentDocument
ShareType|Share Type|picklist(40)|dpx||*V=Viewer; C=Collaborator; I=Inferred
Visibility|Visibility|picklist(40)|dpx||*AllUsers=All Users; InternalUsers=Internal Users; SharedUsers=Shared Users`,
    '',
    REFERENCE,
  ),
];
