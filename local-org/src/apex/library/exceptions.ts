/** Exception types of the platform as Apex sees them. */
import type { ApexType, ApexValue, PlatformClass } from '../abi.ts';
import { ApexException, definePlatformException, exceptionClasses, UnsupportedException } from '../runtime/index.ts';
import type { ExceptionClass } from '../runtime/index.ts';
import { installDmlMethods } from './dmlExceptions.ts';

const MORE = [
  'Auth.JWTBearerTokenExchange.JWTBearerTokenExchangeException',
  'Auth.AuthProviderPluginException',
  'Auth.JWTValidationException',
  'Cache.Org.OrgCacheException',
  'Cache.Session.SessionCacheException',
  'Cache.CacheBuilderExecutionException',
  'Cache.CacheException',
  'Cache.SessionCacheException',
  'Cache.InvalidCacheBuilderException',
  'Cache.InvalidParamException',
  'Cache.ItemSizeLimitExceededException',
  'Compression.ZipException',
  'ConnectApi.ConnectApiException',
  'ConnectApi.NotFoundException',
  'ConnectApi.RateLimitException',
  'DataSource.DataSourceException',
  'Site.ExternalUserCreateException',
  'EventBus.RetryableException',
  'System.CanvasException',
  'System.EmailTemplateRenderException',
  'System.FlowException',
  'System.InvalidReadOnlyUserDmlException',
  'System.PlatformCacheException',
  'System.UnexpectedException',
  'System.WaveTemplateException',
];

/** How Apex meets one exception class. */
export function exceptionPlatformClass(jsClass: ExceptionClass): PlatformClass {
  const construct = (_: ApexType, ...args: ApexValue[]): ApexException => {
    const exception = new jsClass();
    return exception.init(...(args as [string | null, ApexException | null]));
  };
  return { name: jsClass.typeName, jsClass, construct: construct };
}

/** Every exception that runtime and library know. */
export function exceptionPlatformClasses(): PlatformClass[] {
  installDmlMethods();
  for (const name of MORE) definePlatformException(name);
  const known = [...exceptionClasses().values()].filter(
    (jsClass) => jsClass.typeName !== UnsupportedException.typeName,
  );
  return [ApexException, ...known].map(exceptionPlatformClass);
}
