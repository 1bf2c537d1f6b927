import adminApproved from '@salesforce/label/c.Hub_Ui_Admin_Approved';
import all from '@salesforce/label/c.Hub_Ui_All_Users';
import allApps from '@salesforce/label/c.Hub_Ui_All_Apps';
import app from '@salesforce/label/c.Hub_Ui_App';
import computed from '@salesforce/label/c.Hub_Ui_Computed';
import connectedApp from '@salesforce/label/c.Hub_Ui_Connected_App';
import empty from '@salesforce/label/c.Hub_Ui_No_Apps';
import exportCsv from '@salesforce/label/c.Hub_Ui_Export_Csv';
import externalClientApp from '@salesforce/label/c.Hub_Ui_External_Client_App';
import filter from '@salesforce/label/c.Hub_Ui_Filter_Apps';
import found from '@salesforce/label/c.Hub_Ui_Apps_Found';
import grantedBy from '@salesforce/label/c.Hub_Ui_Granted_By';
import inferred from '@salesforce/label/c.Hub_Ui_Inferred';
import lastAttempt from '@salesforce/label/c.Hub_Ui_Last_Attempt';
import loading from '@salesforce/label/c.Hub_Ui_Loading_Apps';
import loadingMore from '@salesforce/label/c.Hub_Ui_Loading_More_Apps';
import noMatch from '@salesforce/label/c.Hub_Ui_No_Match';
import nobody from '@salesforce/label/c.Hub_Ui_Nobody';
import notInstalled from '@salesforce/label/c.Hub_Ui_Not_Installed';
import open from '@salesforce/label/c.Hub_Ui_Apps_Open';
import pagePosition from '@salesforce/label/c.Hub_Ui_Page_Position';
import permittedUsers from '@salesforce/label/c.Hub_Ui_Permitted_Users';
import reading from '@salesforce/label/c.Hub_Ui_Reading';
import risk from '@salesforce/label/c.Hub_Ui_Risk';
import riskcritical from '@salesforce/label/c.Hub_Ui_Risk_Critical';
import riskhigh from '@salesforce/label/c.Hub_Ui_Risk_High';
import risklow from '@salesforce/label/c.Hub_Ui_Risk_Low';
import riskmedium from '@salesforce/label/c.Hub_Ui_Risk_Medium';
import scopes from '@salesforce/label/c.Hub_Ui_Scopes';
import search from '@salesforce/label/c.Hub_Ui_Search_Apps';
import showApp from '@salesforce/label/c.Hub_Ui_Show_App';
import table from '@salesforce/label/c.Hub_Ui_Apps_Caption';
import tokenOnly from '@salesforce/label/c.Hub_Ui_Token_Only';
import tokenProgress from '@salesforce/label/c.Hub_Ui_Token_Progress';
import tokens from '@salesforce/label/c.Hub_Ui_Tokens';
import tokensRead from '@salesforce/label/c.Hub_Ui_Tokens_Read';
import tokensShort from '@salesforce/label/c.Hub_Ui_Tokens_Short';
import unknown from '@salesforce/label/c.Hub_Ui_Not_Known';
import unreadable from '@salesforce/label/c.Hub_Ui_Unreadable';
import users from '@salesforce/label/c.Hub_Ui_Users';

/** Texts of this component. */
export const text = {
  adminApproved,
  all,
  allApps,
  app,
  computed,
  connectedApp,
  empty,
  exportCsv,
  externalClientApp,
  filter,
  found,
  grantedBy,
  inferred,
  lastAttempt,
  loading,
  loadingMore,
  noMatch,
  nobody,
  notInstalled,
  open,
  pagePosition,
  permittedUsers,
  reading,
  risk,
  riskcritical,
  riskhigh,
  risklow,
  riskmedium,
  scopes,
  search,
  showApp,
  table,
  tokenOnly,
  tokenProgress,
  tokens,
  tokensRead,
  tokensShort,
  unknown,
  unreadable,
  users,
};
