import account from './account.ts';
import analysis from './analysis.ts';
import app from './app.ts';
import area from './area.ts';
import audit from './audit.ts';
import chain from './chain.ts';
import code from './code.ts';
import device from './device.ts';
import expiry from './expiry.ts';
import exporting from './exporting.ts';
import field from './field.ts';
import importing from './import.ts';
import inferred from './inferred.ts';
import need from './need.ts';
import outbreak from './outbreak.ts';
import overview from './overview.ts';
import quality from './quality.ts';
import record from './record.ts';
import source from './source.ts';
import spread from './spread.ts';
import board from './board.ts';
import closeOut from './close-out.ts';
import finding from './finding.ts';
import guide from './guide.ts';
import laboratory from './laboratory.ts';
import order from './order.ts';
import protocol from './protocol.ts';
import sampling from './sampling.ts';
import task from './task.ts';
import tube from './tube.ts';
import roster from './roster.ts';
import samplingPoint from './sampling-point.ts';
import testRound from './test-round.ts';

/** Every text of this language, by feature. */
export default {
  account,
  analysis,
  app,
  area,
  audit,
  chain,
  code,
  device,
  expiry,
  exporting,
  field,
  guide,
  importing,
  inferred,
  need,
  outbreak,
  overview,
  quality,
  record,
  source,
  spread,
  board,
  closeOut,
  finding,
  order,
  protocol,
  sampling,
  task,
  tube,
  laboratory,
  roster,
  samplingPoint,
  testRound,
};
