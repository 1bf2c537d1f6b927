/** The metadata room: read, check, deploy, retrieve components, and what they create in the data. */
export type { ApexCompilation, ApexSource, Compilers, LwcCompilation, LwcSource } from './compilers.ts';
export type { ComponentRef, ComponentSet, ParsedComponent } from './components.ts';
export type { MetadataContext } from './deploy/context.ts';
export type { DeployOptions, TestLevel } from './deploy/options.ts';
export { cancelDeploy, createDeploy, deployRecentValidation, deployResult, recoverDeploys } from './deploy/requests.ts';
export type { Requester } from './deploy/requests.ts';
export type { DeployMessage, DeployResult, DeployStatus, RunTestResult } from './deploy/result.ts';
export { runDeploy } from './deploy/run.ts';
export { MetadataError } from './errors.ts';
export { HIGHEST_VERSION } from './fields/field-lists.ts';
export { prepareMetadataTypes } from './fields/prepare.ts';
export { readZip } from './read/package.ts';
export { readSource } from './read/source.ts';
export { createRetrieve, readRetrieveManifest, retrieveResult, runRetrieve } from './retrieve/requests.ts';
export type { RetrieveRequest, RetrieveResult } from './retrieve/requests.ts';
export { ComponentStore } from './store/component-store.ts';
export type { StoredComponent } from './store/component-store.ts';
export type { Component, ComponentFile, Problem } from './types.ts';
