import { type CommandHelps } from '../help-text.ts';

/** What goes in and what comes out. */
export const exchangeHelp = {
  import: {
    about: [
      '把文件、文件夹或 ZIP 压缩包导入一起疫情',
      '把檔案、資料夾或 ZIP 壓縮包匯入一起疫情',
      'Import files, folders or zip archives into an outbreak',
    ],
    arguments: {
      paths: [
        'CSV、XLSX、JSON、ZIP，或存放它们的文件夹',
        'CSV、XLSX、JSON、ZIP，或存放它們的資料夾',
        'CSV, XLSX, JSON, ZIP, or folders of them',
      ],
    },
    options: {
      '--preset': ['文件的种类', '檔案的種類', 'what the files are'],
      '--outbreak': [
        '疫情的名称或编号；新名称则新建疫情',
        '疫情的名稱或編號；新名稱則新建疫情',
        'name or id of the outbreak; a new name opens one',
      ],
      '--area': ['新疫情所在的辖区', '新疫情所在的轄區', 'area of a new outbreak'],
      '--disease': ['新疫情的病种', '新疫情的病種', 'disease of a new outbreak'],
      '--mapping': [
        '说明各列含义的 JSON 文件，由导入页的列对应保存而来',
        '說明各欄含義的 JSON 檔案，由匯入頁的欄對應儲存而來',
        'JSON file with the meaning of columns, as the mapping page saves it',
      ],
      '--rows': [
        'all：全部写入或全不写入；valid：跳过有错误的行',
        'all：全部寫入或全不寫入；valid：跳過有錯誤的列',
        'all: everything or nothing; valid: leave out rows with errors',
      ],
      '--dry-run': ['只读取和比较，不写入', '只讀取和比較，不寫入', 'read and compare only'],
    },
  },
  export: {
    about: ['导出一份记录列表', '匯出一份記錄列表', 'Export a list of records'],
    arguments: { kind: ['要导出的记录种类', '要匯出的記錄種類', 'kind of records to export'] },
    options: {
      '--format': ['文件格式', '檔案格式', 'form of the file'],
      '--out': [
        '写入的文件；不给则把 CSV 写到标准输出',
        '寫入的檔案；不給則把 CSV 寫到標準輸出',
        'file to write; CSV goes to standard output without it',
      ],
      '--area': ['只导出该辖区及其下级', '只匯出該轄區及其下級', 'only this area and what lies in it'],
      '--identified': [
        '姓名、电话、证件号不作隐去；须加 --reason',
        '姓名、電話、證件號不作隱去；須加 --reason',
        'names, phones and documents in clear; needs --reason',
      ],
      '--reason': ['需要姓名的原因，记入日志', '需要姓名的原因，記入日誌', 'why names are needed; stands in the journal'],
      '--request': [
        '请第二人批准此次导出；须加 --reason',
        '請第二人批准此次匯出；須加 --reason',
        'ask a second person to approve this export; needs --reason',
      ],
      '--approved': [
        '按批准时的内容导出该申请所列的数据',
        '按批准時的內容匯出該申請所列的資料',
        'take the export that was approved under this request, as it was approved',
      ],
    },
  },
  'export-request list': { about: ['列出导出申请和现行规定', '列出匯出申請和現行規定', 'Show the requests and the rule in force'] },
  'export-request approve': {
    about: ['批准他人的导出申请', '批准他人的匯出申請', 'Approve a request of somebody else'],
    arguments: { id: ['要批准的申请的编号', '要批准的申請的編號', 'id of the request to approve'] },
    options: { '--reason': ['批准的原因，记入日志', '批准的原因，記入日誌', 'why it is approved; stands in the journal'] },
  },
  'export-request refuse': {
    about: ['驳回他人的导出申请', '駁回他人的匯出申請', 'Refuse a request of somebody else'],
    arguments: { id: ['要驳回的申请的编号', '要駁回的申請的編號', 'id of the request to refuse'] },
    options: { '--reason': ['驳回的原因，记入日志', '駁回的原因，記入日誌', 'why it is refused; stands in the journal'] },
  },
} as const satisfies CommandHelps;
