import { targetOf } from '../ct-value.ts';

/** What the columns of a laboratory's table mean, by their position. */
export interface LabColumns {
  readonly tube: number;
  readonly outcome: number;
  readonly test?: number;
  readonly testedAt?: number;
  readonly resultAt?: number;
  readonly instrument?: number;
  readonly well?: number;
  readonly note?: number;
  /** Kind of specimen, which tells controls from tubes. */
  readonly kind?: number;
  /** A line for each target: its name, and its Ct. */
  readonly target?: number;
  /** Columns of Ct by target; `ct` where the column names none. */
  readonly ct: readonly { readonly target: string; readonly at: number }[];
}

type Meaning = Exclude<keyof LabColumns, 'ct'>;

/** Guesses the columns by their headers, Chinese or English; the names of those that are missing where it cannot be read without. */
export function labColumns(headers: readonly string[]): LabColumns | { readonly missing: readonly string[] } {
  const plain = headers.map(plainHeader);
  const found = new Map<Meaning, number>();
  const taken = new Set<number>();
  for (const [meaning, names] of Object.entries(words) as [Meaning, readonly string[]][]) {
    // The first name of the list that some column has: the surest names stand first.
    const at = names
      .map((name) => plain.findIndex((header, column) => header === name && !taken.has(column)))
      .find((column) => column >= 0);
    if (at === undefined) continue;
    found.set(meaning, at);
    taken.add(at);
  }
  const ct = headers.flatMap((header, at) => {
    const target = taken.has(at) ? undefined : targetOf(header);
    return target === undefined ? [] : [{ target, at }];
  });
  const [tube, outcome] = [found.get('tube'), found.get('outcome')];
  if (tube === undefined || outcome === undefined)
    return { missing: [...(tube === undefined ? ['管号'] : []), ...(outcome === undefined ? ['检测结果'] : [])] };
  return { ...Object.fromEntries(found), tube, outcome, ct };
}

function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./\\()（）:：*#"“”]/gu, '');
}

const words: Readonly<Record<Meaning, readonly string[]>> = {
  tube: [
    '管号,管號,采样管号,採樣管號,采样管编号,采样管条码,试管编号,试管号,试管条码,混采管号,混检管号,管码,条码,條碼,条码号,條碼號,条形码,條形碼,二维码',
    'tube,tubeid,tubeno,tubenumber,tubebarcode,barcode,sampleid,samplebarcode,specimenid,specimenbarcode,accession,accessionnumber',
    '样本编号,樣本編號,样本号,樣本號,样品编号,样品号,标本编号,標本編號,标本号,標本號,样本条码,标本条码,检体编号,檢體編號',
    'samplename,sampleno,samplenumber,specimen,specimennumber,sample,样本名称,样本名,样品名称',
  ].flatMap((line) => line.split(',')),
  outcome: [
    '检测结果,檢測結果,检验结果,檢驗結果,核酸结果,核酸检测结果,最终结果,结果判定,结果,結果,结论,結論,判定,结果解释',
    'result,outcome,finalresult,testresult,interpretation,conclusion,call,resultinterpretation',
  ].flatMap((line) => line.split(',')),
  test: '检测项目,檢測項目,检验项目,项目,項目,项目名称,test,testname,assay,protocol'.split(','),
  testedAt: '检测时间,檢測時間,检测日期,檢測日期,上机时间,上機時間,实验时间,testedat,testtime,testdate,runtime,rundate,analysisdate'.split(
    ',',
  ),
  resultAt: [
    '报告时间,報告時間,结果时间,結果時間,审核时间,審核時間,出结果时间,报告日期,審核日期,审核日期',
    'resultat,resulttime,resultdate,reportedat,reporttime,reportdate',
  ].flatMap((line) => line.split(',')),
  instrument: '仪器,儀器,仪器编号,儀器編號,设备,設備,instrument,instrumentid,device,analyzer,analyser'.split(','),
  well: '孔位,孔号,孔號,孔,well,wellposition,position'.split(','),
  note: '备注,備註,说明,說明,note,notes,remark,remarks,comment,comments'.split(','),
  kind: '样本类型,樣本類型,标本类型,標本類型,孔类型,类型,sampletype,specimentype,task,welltype,content'.split(','),
  target: 'target,targetname,靶基因,靶标,基因,检测靶标,detector,reporter'.split(','),
};
