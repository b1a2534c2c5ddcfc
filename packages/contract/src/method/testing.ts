import { words } from '../error/error-text.ts';
import { type MethodNote } from './method-note.ts';

/** Testing rounds. */
export const testingNotes = {
  testingPlan: {
    title: words('核酸检测轮次测算', '核酸檢測輪次測算', 'Plan of a testing round'),
    page: 'testing-plan',
    caveats: {
      evenArrival: words(
        '假定采样点随时有人可采；居民集中在傍晚到来时会排队，请另用排队预测。',
        '假定採樣點隨時有人可採；居民集中在傍晚到來時會排隊，請另用排隊預測。',
        'Somebody is always there to be sampled: where people come in a burst, look at the forecast of the queue too.',
      ),
      rates: words(
        '采样速度、路程和检测通量按所给数值计算，应以本地实测为准。',
        '採樣速度、路程和檢測通量按所給數值計算，應以本地實測為準。',
        'Rates, ways and throughput are taken as given: measure them where the round is held.',
      ),
      noRecall: words(
        '不含阳性管人员的单管复核；阳性管多时实验室要另留能力。',
        '不含陽性管人員的單管複核；陽性管多時實驗室要另留能力。',
        'Single samples of members of positive pools are not counted: with many positive pools the laboratory needs room for them.',
      ),
      noFailure: words(
        '不含设备故障、天气和登记系统中断。',
        '不含設備故障、天氣和登記系統中斷。',
        'Broken machines, rain and a registration that stands still are not foreseen.',
      ),
    },
  },
  walkingOrder: {
    title: words('上门采样行走次序', '上門採樣行走次序', 'Walking order from door to door'),
    page: 'walking-order',
    caveats: {
      straight: words(
        '楼间按直线距离计算；围墙、河流和封控卡口会使实际路程更长。',
        '樓間按直線距離計算；圍牆、河流和封控卡口會使實際路程更長。',
        'Ways between buildings are straight lines: walls, water and cordons make them longer.',
      ),
      addresses: words(
        '楼栋、单元和楼层由地址文字判读；标出的推测须人工核对。',
        '樓棟、單元和樓層由地址文字判讀；標出的推測須人工核對。',
        'Building, unit and floor are read from the words of the address: look at those said to be guessed.',
      ),
      speeds: words(
        '步行、爬楼和等电梯的时间是假定值。',
        '步行、爬樓和等電梯的時間是假定值。',
        'Times for walking, stairs and lifts are assumptions.',
      ),
      roofs: words(
        '假定各单元只在一层相通；有连廊或屋顶通道时可走得更短。',
        '假定各單元只在一層相通；有連廊或屋頂通道時可走得更短。',
        'Entrances meet on the ground floor only: a bridge or a roof between them would be shorter.',
      ),
    },
  },
  labResultFile: {
    title: words('实验室结果文件判读', '實驗室結果檔案判讀', 'Reading a file of laboratory results'),
    page: 'lab-result-file',
    caveats: {
      guessedColumns: words(
        '列的含义由表头判读；请核对首行是否对应正确。',
        '欄的含義由表頭判讀；請核對首行是否對應正確。',
        'The meaning of columns is told by their headers: check that the first line fits.',
      ),
      noCutOff: words(
        '结论以实验室所写为准，不由 Ct 值推断。',
        '結論以實驗室所寫為準，不由 Ct 值推斷。',
        'The outcome is what the laboratory wrote and never concluded from a Ct.',
      ),
      worstTarget: words(
        'HL7 和 FHIR 只给出各靶标时，任一靶标阳性即按阳性处理。',
        'HL7 和 FHIR 只給出各靶標時，任一靶標陽性即按陽性處理。',
        'Where HL7 and FHIR give targets only, one positive target makes the tube positive.',
      ),
    },
  },
} as const satisfies Readonly<Record<string, MethodNote>>;
