import { type CommandHelps } from '../help-text.ts';

/** Chains of transmission. */
export const chainsHelp = {
  'chains recorded': {
    about: [
      '已记录的传播链、未关联的病例和互相矛盾的日期',
      '已記錄的傳播鏈、未關聯的病例和互相矛盾的日期',
      'Recorded chains of transmission, unlinked cases and conflicting dates',
    ],
    options: {
      '--as-of': [
        '截至哪一天看这起疫情，YYYY-MM-DD',
        '截至哪一天看這起疫情，YYYY-MM-DD',
        'day from which the outbreak is looked at, YYYY-MM-DD',
      ],
    },
  },
  'chains infer': {
    about: [
      '谁传染了谁：由日期、接触和基因组推断各传染者的概率（后验概率，不是证据）',
      '誰傳染了誰：由日期、接觸和基因組推斷各傳染者的機率（後驗機率，不是證據）',
      'Who infected whom: probabilities of infectors from dates, contacts and genomes (a posterior, not a proof)',
    ],
    arguments: {
      file: [
        'JSON 格式的疫情，或 CSV 格式的病例一览表',
        'JSON 格式的疫情，或 CSV 格式的病例一覽表',
        'outbreak as JSON, or a line list as CSV',
      ],
    },
    options: {
      '--contacts': ['与病例一览表配套的接触记录，CSV', '與病例一覽表配套的接觸記錄，CSV', 'contacts as CSV, beside a line list'],
      '--backward-tracing': [
        '每例都问过被谁传染（溯源），说出的人都找过：名单以外的传染者因此没有被任何病例说出，比已登记的传染者少见。没有这样问过时不要使用',
        '每例都問過被誰傳染（溯源），說出的人都找過：名單以外的傳染者因此沒有被任何病例說出，比已登記的傳染者少見。沒有這樣問過時不要使用',
        'every case was asked who infected it and whoever was named was looked for: nobody named an infector who is not in the list, so such infectors are less likely. Leave it out where nobody was asked',
      ],
      '--groups': [
        '病例一览表中的列，值相同即同住或同学：household,class',
        '病例一覽表中的欄，值相同即同住或同學：household,class',
        'columns of the line list whose equal values mean living or learning together: household,class',
      ],
      '--generation-time': [
        '从感染到感染的天数，伽马分布；使用病例一览表时必需',
        '從感染到感染的天數，伽馬分布；使用病例一覽表時必需',
        'days from infection to infection, gamma; for a line list',
      ],
      '--incubation': [
        '从感染到发病的天数，伽马分布；使用病例一览表时必需',
        '從感染到發病的天數，伽馬分布；使用病例一覽表時必需',
        'days from infection to onset, gamma; for a line list',
      ],
      '--genome-length': [
        '基因组的碱基数；病例一览表含 snps 列时必需',
        '基因組的鹼基數；病例一覽表含 snps 欄時必需',
        'bases of the genome; for a line list with snps',
      ],
      '--data': [
        '使用的证据：dates（日期）、contacts（接触）、dna（基因组），用逗号隔开',
        '使用的證據：dates（日期）、contacts（接觸）、dna（基因組），用逗號隔開',
        'evidence to use, with commas: dates, contacts, dna',
      ],
      '--seed': ['随机种子：相同的种子得到相同的数字', '隨機種子：相同的種子得到相同的數字', 'the same seed gives the same numbers'],
      '--sweeps': [
        '两条马尔可夫链各自的扫描次数；auto 表示直到两链一致',
        '兩條馬爾可夫鏈各自的掃描次數；auto 表示直到兩鏈一致',
        'sweeps of each of two chains, or auto: until they agree',
      ],
      '--no-superspreading': ['假定每人的传播能力相同', '假定每人的傳播能力相同', 'let everybody infect alike'],
      '--full': [
        '写出全部内容：感染日、证据、参数、传播树',
        '寫出全部內容：感染日、證據、參數、傳播樹',
        'write everything: days of infection, evidence, parameters, trees',
      ],
      '--out': ['把 JSON 文档写入文件', '把 JSON 文件寫入檔案', 'write the JSON document to a file'],
    },
  },
} as const satisfies CommandHelps;
