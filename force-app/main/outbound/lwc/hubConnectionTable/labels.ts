import actions from '@salesforce/label/c.Hub_Ui_Actions';
import allTested from '@salesforce/label/c.Hub_Ui_Tests_Done';
import callFailed from '@salesforce/label/c.Hub_Ui_Test_Failed';
import configured from '@salesforce/label/c.Hub_Ui_Configured';
import connection from '@salesforce/label/c.Hub_Ui_Connection';
import details from '@salesforce/label/c.Hub_Ui_Details';
import detailsOf from '@salesforce/label/c.Hub_Ui_Details_Of';
import empty from '@salesforce/label/c.Hub_Ui_No_Connections';
import endpoint from '@salesforce/label/c.Hub_Ui_Endpoint';
import endpointUnknown from '@salesforce/label/c.Hub_Ui_Endpoint_Unknown';
import forYou from '@salesforce/label/c.Hub_Ui_For_You';
import granted from '@salesforce/label/c.Hub_Ui_Granted';
import loading from '@salesforce/label/c.Hub_Ui_Loading_Connections';
import milliseconds from '@salesforce/label/c.Hub_Ui_Milliseconds';
import neverTested from '@salesforce/label/c.Hub_Ui_Never_Tested';
import no from '@salesforce/label/c.Hub_Ui_No';
import notRegistered from '@salesforce/label/c.Hub_Ui_Not_Registered';
import principal from '@salesforce/label/c.Hub_Ui_Principal';
import progress from '@salesforce/label/c.Hub_Ui_Tests_Progress';
import protocol from '@salesforce/label/c.Hub_Ui_Protocol';
import reachable from '@salesforce/label/c.Hub_Ui_Reachable';
import readAs from '@salesforce/label/c.Hub_Ui_Read_As';
import resultOf from '@salesforce/label/c.Hub_Ui_Result_Of';
import saveFailed from '@salesforce/label/c.Hub_Ui_Save_Failed';
import stop from '@salesforce/label/c.Hub_Ui_Stop';
import table from '@salesforce/label/c.Hub_Ui_Connections_Caption';
import test from '@salesforce/label/c.Hub_Ui_Test';
import testAll from '@salesforce/label/c.Hub_Ui_Test_All';
import testOf from '@salesforce/label/c.Hub_Ui_Test_Of';
import testing from '@salesforce/label/c.Hub_Ui_Testing';
import unknown from '@salesforce/label/c.Hub_Ui_Unknown';
import unreadable from '@salesforce/label/c.Hub_Ui_Unreadable_State';
import yes from '@salesforce/label/c.Hub_Ui_Yes';

/** Texts of this component. */
export const text = {
  actions,
  allTested,
  callFailed,
  configured,
  connection,
  details,
  detailsOf,
  empty,
  endpoint,
  endpointUnknown,
  forYou,
  granted,
  loading,
  milliseconds,
  neverTested,
  no,
  notRegistered,
  principal,
  progress,
  protocol,
  reachable,
  readAs,
  resultOf,
  saveFailed,
  stop,
  table,
  test,
  testAll,
  testOf,
  testing,
  unknown,
  unreadable,
  yes,
};
