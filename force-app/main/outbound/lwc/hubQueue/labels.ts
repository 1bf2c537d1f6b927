import breaker from '@salesforce/label/c.Hub_Queue_Breaker';
import breakerAsked from '@salesforce/label/c.Hub_Queue_Breaker_Asked';
import breakers from '@salesforce/label/c.Hub_Queue_Breakers';
import count from '@salesforce/label/c.Hub_Queue_Source';
import loading from '@salesforce/label/c.Hub_Queue_Loading';
import needMany from '@salesforce/label/c.Hub_Queue_Need_Many';
import needNone from '@salesforce/label/c.Hub_Queue_Need_None';
import needOne from '@salesforce/label/c.Hub_Queue_Need_One';
import pause from '@salesforce/label/c.Hub_Queue_Pause';
import paused from '@salesforce/label/c.Hub_Queue_Paused';
import queue from '@salesforce/label/c.Hub_Queue_Tab';
import read from '@salesforce/label/c.Hub_Queue_Read';
import readEvery from '@salesforce/label/c.Hub_Queue_Read_Every';
import readingFailed from '@salesforce/label/c.Hub_Queue_Reading_Failed';
import refresh from '@salesforce/label/c.Hub_Queue_Refresh';
import refreshed from '@salesforce/label/c.Hub_Queue_Refreshed';
import resume from '@salesforce/label/c.Hub_Queue_Resume';
import sentence from '@salesforce/label/c.Hub_Queue_Sentence';
import sweeper from '@salesforce/label/c.Hub_Queue_Sweeper';
import sweeperAsk from '@salesforce/label/c.Hub_Queue_Sweeper_Ask';
import sweeperInstall from '@salesforce/label/c.Hub_Sweeper_Not_Installed';
import sweeperName from '@salesforce/label/c.Hub_Queue_Sweeper_Name';
import sweeperStart from '@salesforce/label/c.Hub_Queue_Sweeper_Start';
import sweeperStarted from '@salesforce/label/c.Hub_Queue_Sweeper_Started';
import waitMany from '@salesforce/label/c.Hub_Queue_Wait_Many';
import waitNone from '@salesforce/label/c.Hub_Queue_Wait_None';
import waitOne from '@salesforce/label/c.Hub_Queue_Wait_One';

/** Texts of this component. */
export const text = {
  breaker,
  breakerAsked,
  breakers,
  count,
  loading,
  needMany,
  needNone,
  needOne,
  pause,
  paused,
  queue,
  read,
  readEvery,
  readingFailed,
  refresh,
  refreshed,
  resume,
  sentence,
  sweeper,
  sweeperAsk,
  sweeperInstall,
  sweeperName,
  sweeperStart,
  sweeperStarted,
  waitMany,
  waitNone,
  waitOne,
};
