import { type CommandHelp, type CommandHelps } from '../help-text.ts';

/** The program, and the nouns whose commands are its verbs. */
export const programHelp = {
  '': {
    about: [
      '传染病暴发疫情处置软件：从第一个信号到疫情结束',
      '傳染病暴發疫情處置軟體：從第一個訊號到疫情結束',
      'Software for the whole response to an outbreak',
    ],
  },
  chains: { about: ['传播链', '傳播鏈', 'Chains of transmission'] },
  outbreak: { about: ['疫情', '疫情', 'Outbreaks'] },
  protocol: {
    about: ['协议包：按日期生效的疫情防控规则', '協議包：按日期生效的疫情防控規則', 'Protocol packs: rules of an outbreak as dated data'],
  },
  area: { about: ['辖区树', '轄區樹', 'The tree of areas'] },
  user: { about: ['用户', '使用者', 'Users'] },
  audit: { about: ['日志', '日誌', 'The journal'] },
  'export-request': {
    about: ['须由第二人批准的导出申请', '須由第二人批准的匯出申請', 'Requests for exports that a second person must approve'],
  },
  measure: {
    about: ['由普通文件计算现场流行病学指标', '由普通檔案計算現場流行病學指標', 'Measures of field epidemiology from plain files'],
  },
  pool: {
    about: ['混检：方案，以及由混样估计感染率', '混檢：方案，以及由混樣估計感染率', 'Pooled testing: plans, and prevalence from pools'],
  },
  testing: {
    about: [
      '检测轮次：方案、上门顺序、结果文件',
      '檢測輪次：方案、上門順序、結果檔案',
      'Testing rounds: plans, walking orders, files of results',
    ],
  },
} as const satisfies CommandHelps;

/** `firebreak help pool plan`. */
export const helpOfHelp = {
  about: ['显示命令的帮助', '顯示命令的說明', 'show the help of a command'],
  arguments: {
    command: ['命令的全部词，例如 pool plan', '命令的全部詞，例如 pool plan', 'all the words of the command, such as pool plan'],
  },
} as const satisfies CommandHelp;
