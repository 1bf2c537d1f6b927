import type { PlatformClass } from '../abi.ts';
import Cookie from './System/Cookie.ts';
import HttpRequest from './System/HttpRequest.ts';
import HttpResponse from './System/HttpResponse.ts';
import JSON from './System/JSON.ts';
import JSONGenerator from './System/JSONGenerator.ts';
import JSONParser from './System/JSONParser.ts';
import PageReference from './System/PageReference.ts';
import XmlStreamReader from './System/XmlStreamReader.ts';
import XmlStreamWriter from './System/XmlStreamWriter.ts';
import JWT from './Auth/JWT.ts';
import JWS from './Auth/JWS.ts';
import Document from './Dom/Document.ts';
import XmlNode from './Dom/XmlNode.ts';
import XmlNodeType from './Dom/XmlNodeType.ts';
import { exceptionPlatformClasses } from './exceptions.ts';
import Address from './System/Address.ts';
import Domain from './System/Domain.ts';
import DomainCreator from './System/DomainCreator.ts';
import DomainParser from './System/DomainParser.ts';
import DataRow from './VisualEditor/DataRow.ts';
import DynamicPickList from './VisualEditor/DynamicPickList.ts';
import DynamicPickListRows from './VisualEditor/DynamicPickListRows.ts';
import DeployContainer from './Metadata/DeployContainer.ts';
import QueueableDuplicateSignature, {
  QueueableDuplicateSignatureBuilder,
} from './System/QueueableDuplicateSignature.ts';
import Assert from './System/Assert.ts';
import Blob from './System/Blob.ts';
import Boolean from './System/Boolean.ts';
import Collator from './System/Collator.ts';
import Crypto from './System/Crypto.ts';
import Date from './System/Date.ts';
import Datetime from './System/Datetime.ts';
import Decimal from './System/Decimal.ts';
import Double from './System/Double.ts';
import EncodingUtil from './System/EncodingUtil.ts';
import { plainEnums } from './System/enums.ts';
import Id from './System/Id.ts';
import Integer from './System/Integer.ts';
import { interfaces } from './System/interfaces.ts';
import JSONToken from './System/JSONToken.ts';
import Label from './System/Label.ts';
import List from './System/List.ts';
import Location from './System/Location.ts';
import LoggingLevel from './System/LoggingLevel.ts';
import Long from './System/Long.ts';
import Map from './System/Map.ts';
import Matcher from './System/Matcher.ts';
import Math from './System/Math.ts';
import Pattern from './System/Pattern.ts';
import Quiddity from './System/Quiddity.ts';
import RoundingMode from './System/RoundingMode.ts';
import SelectOption from './System/SelectOption.ts';
import Set from './System/Set.ts';
import StatusCode from './System/StatusCode.ts';
import String from './System/String.ts';
import System from './System/System.ts';
import Time from './System/Time.ts';
import TimeZone from './System/TimeZone.ts';
import Type from './System/Type.ts';
import Url from './System/Url.ts';
import UUID from './System/UUID.ts';
import Version from './System/Version.ts';
import XmlTag from './System/XmlTag.ts';

/** All types of this folder. */
export function platformTypes(): PlatformClass[] {
  return [
    ...[Assert, Blob, Boolean, Collator, Crypto, Date, Datetime, Decimal, Double, EncodingUtil, Id, Integer, JSONToken],
    ...[
      Label,
      List,
      Location,
      LoggingLevel,
      Long,
      Map,
      Matcher,
      Math,
      Pattern,
      Quiddity,
      RoundingMode,
      SelectOption,
      Set,
      StatusCode,
      String,
    ],
    ...[System, Time, TimeZone, Type, Url, UUID, Version, XmlTag],
    ...[
      Cookie,
      HttpRequest,
      HttpResponse,
      JSON,
      JSONGenerator,
      JSONParser,
      PageReference,
      XmlStreamReader,
      XmlStreamWriter,
      JWT,
      JWS,
      Document,
      XmlNode,
      XmlNodeType,
    ],
    ...[Address, Domain, DomainCreator, DomainParser, DataRow, DynamicPickList, DynamicPickListRows, DeployContainer],
    ...[QueueableDuplicateSignature, QueueableDuplicateSignatureBuilder],
    ...plainEnums,
    ...interfaces,
    ...exceptionPlatformClasses(),
  ];
}
