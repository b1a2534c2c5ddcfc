import { type CommandHelps } from '../help-text.ts';

/** Testing rounds. */
export const testingHelp = {
  'testing plan': {
    about: [
      '一轮检测的时间安排：采样人员、采样点、实验室，哪里会晚、为什么',
      '一輪檢測的時間安排：採樣人員、採樣點、實驗室，哪裡會晚、為什麼',
      'A testing round by time: samplers, sites, laboratories, what finishes late and why',
    ],
    arguments: {
      file: ['JSON 格式的轮次安排；- 为标准输入', 'JSON 格式的輪次安排；- 為標準輸入', 'the round as JSON; - for standard input'],
    },
  },
  'testing walk': {
    about: ['上门采样的最短步行顺序', '上門採樣的最短步行順序', 'The shortest walking order for sampling from door to door'],
    arguments: {
      file: [
        '住户名单，每户一个地址，已知时附坐标；- 为标准输入',
        '住戶名單，每戶一個地址，已知時附座標；- 為標準輸入',
        'doors with an address each, and coordinates where known; - for standard input',
      ],
    },
    options: {
      '--id': ['编号列', '編號欄', 'column of the ids'],
      '--address': ['地址列', '地址欄', 'column of the addresses'],
      '--lifts': [
        '有电梯的楼栋，如 1,12,A；all 为全部',
        '有電梯的樓棟，如 1,12,A；all 為全部',
        'buildings with a lift, such as 1,12,A; all for all of them',
      ],
      '--returns': ['终点即起点', '終點即起點', 'the way ends where it began'],
    },
  },
  'testing results': {
    about: [
      '读取实验室结果文件：CSV、XLSX、HL7 v2 或 FHIR；不接受的行逐一指出',
      '讀取實驗室結果檔案：CSV、XLSX、HL7 v2 或 FHIR；不接受的列逐一指出',
      'Reads a file of laboratory results: CSV, XLSX, HL7 v2 or FHIR; refused lines are named',
    ],
    arguments: { file: ['结果文件；- 为标准输入', '結果檔案；- 為標準輸入', 'the file of results; - for standard input'] },
    options: { '--zone': ['时间未注明时区时所用的时区', '時間未註明時區時所用的時區', 'zone of times that name none'] },
  },
} as const satisfies CommandHelps;
