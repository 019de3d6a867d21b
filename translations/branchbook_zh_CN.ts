<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Errors</name>
    <message>
        <source>The program made a mistake. Nothing was changed. Start it again; if it happens again, copy the diagnostics for the county office.</source>
        <translation>程序内部出错，未作任何修改。请重新启动程序；若再次出现，请复制诊断信息交县委组织部。</translation>
    </message>
    <message>
        <source>Something in the record is not right. Nothing was saved; please correct it.</source>
        <translation>记录内容有误，尚未保存，请修改后重试。</translation>
    </message>
    <message>
        <source>This record no longer exists or is not in your scope. Nothing was changed; reload the list.</source>
        <translation>该记录已不存在或不在您的权限范围内，未作任何修改，请刷新列表。</translation>
    </message>
    <message>
        <source>No header row with a name column was found in the file. Nothing was imported; check that one row holds the column titles, such as 姓名.</source>
        <translation>文件中找不到含“姓名”列的表头行，未导入任何内容。请检查是否有一行是列标题。</translation>
    </message>
    <message>
        <source>The workbook has no sheet with content. Nothing was imported; choose another file.</source>
        <translation>工作簿中没有含内容的工作表，未导入任何内容，请另选文件。</translation>
    </message>
    <message>
        <source>No column is assigned to the name. Nothing was imported; assign one in the column list.</source>
        <translation>没有指定“姓名”对应的列，未导入任何内容。请在列对应表中指定。</translation>
    </message>
    <message>
        <source>The file is not there. Nothing was changed; check the path or insert the USB stick again.</source>
        <translation>找不到该文件，未作任何修改。请检查路径，或重新插入U盘。</translation>
    </message>
    <message>
        <source>No branch has this code in this replica. Nothing was changed; sync first or check the code.</source>
        <translation>本机没有此代码的党支部，未作任何修改。请先同步，或检查代码。</translation>
    </message>
    <message>
        <source>This PC is not connected to the county&apos;s hub yet. What you record is kept here; enter an enrolment code to connect.</source>
        <translation>本机尚未接入县级平台。记录都保存在本机，请输入登记码接入。</translation>
    </message>
    <message>
        <source>You came in by the recovery sheet. Nothing was sent; set a new passphrase first.</source>
        <translation>您是用恢复单进入的，没有发送任何内容。请先设置新口令。</translation>
    </message>
    <message>
        <source>This PC already belongs to another hub. Nothing was changed; use a new vault for the other one.</source>
        <translation>本机已接入另一个平台，未作任何修改。如需接入其他平台，请新建保险库。</translation>
    </message>
    <message>
        <source>There is a record book in this folder already. Nothing was overwritten; choose another folder or open that one.</source>
        <translation>该文件夹中已有记录簿，没有覆盖任何内容。请另选文件夹，或打开原有的记录簿。</translation>
    </message>
    <message>
        <source>The file was being changed while it was read. Nothing was added; close the other program and try again.</source>
        <translation>读取时文件正被其他程序修改，未添加。请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>The photo is damaged. Nothing was added; choose another copy of it.</source>
        <translation>照片文件已损坏，未添加。请换一份原图。</translation>
    </message>
    <message>
        <source>This kind of picture cannot be shown here. Nothing was added; save it as JPEG or PNG.</source>
        <translation>不支持这种图片格式，未添加。请另存为 JPEG 或 PNG。</translation>
    </message>
    <message>
        <source>This video cannot be played here. Nothing was added; save it as MP4.</source>
        <translation>不支持这种视频格式，未添加。请另存为 MP4。</translation>
    </message>
    <message>
        <source>The picture has too many pixels. Nothing was added; save it smaller.</source>
        <translation>图片像素过大，未添加。请缩小后重试。</translation>
    </message>
    <message>
        <source>No more people fit into this vault. Nothing was changed; remove someone who no longer works here.</source>
        <translation>本机使用人数已满，未作任何修改。请先移除不再使用的人员。</translation>
    </message>
    <message>
        <source>This is not a whole backup of Branchbook. Nothing was overwritten; choose another backup.</source>
        <translation>该文件不是完整的支部簿备份，没有覆盖任何内容。请选择其他备份。</translation>
    </message>
    <message>
        <source>The program&apos;s database library cannot encrypt, so nothing was opened or changed. Install the program anew.</source>
        <translation>程序所带的数据库组件不支持加密，已拒绝打开，未作任何修改。请重新安装程序。</translation>
    </message>
    <message>
        <source>Somebody changed this record after you opened it. Your text is kept; reload and compare.</source>
        <translation>您打开之后，该记录已被他人修改。您填写的内容已保留，请重新载入后核对。</translation>
    </message>
    <message>
        <source>Your role does not allow this. Nothing was changed; ask the secretary of the branch or the county office.</source>
        <translation>您的权限不能进行此操作，未作任何修改。如有需要请联系支部书记或县委组织部。</translation>
    </message>
    <message>
        <source>The passphrase does not open this vault. Nothing was changed; check Caps Lock and the input method, or use the recovery sheet.</source>
        <translation>口令不正确，未作任何修改。请检查大写锁定和输入法，或使用恢复单。</translation>
    </message>
    <message>
        <source>Too many wrong passphrases. Nothing is lost; try again in %1.</source>
        <translation>口令错误次数过多。数据没有丢失，请在%1后再试。</translation>
    </message>
    <message>
        <source>Stored data is damaged. Nothing was overwritten; restore the newest backup or sync this PC anew.</source>
        <translation>保存的数据已损坏，程序没有覆盖任何内容。请从最近的备份恢复，或重新从上级平台同步。</translation>
    </message>
    <message>
        <source>This file is damaged or not a real xlsx workbook. Nothing was imported; open it in Excel or WPS and save it again.</source>
        <translation>该文件已损坏，或不是真正的 xlsx 工作簿，未导入任何内容。请用 Excel 或 WPS 打开后重新另存。</translation>
    </message>
    <message>
        <source>This text file is in no encoding that can be read. Nothing was imported; save it as UTF-8 CSV or as xlsx.</source>
        <translation>无法识别该文本文件的编码，未导入任何内容。请另存为 UTF-8 编码的 CSV 或 xlsx。</translation>
    </message>
    <message>
        <source>A photo or video is damaged on this PC. The record is kept; the file can be fetched again from the hub.</source>
        <translation>本机的照片或视频已损坏，文字记录完好。可重新从上级平台下载该文件。</translation>
    </message>
    <message>
        <source>The database is not encrypted and was not opened. Nothing was changed; install the program anew.</source>
        <translation>数据库未加密，程序拒绝打开，未作任何修改。请重新安装程序。</translation>
    </message>
    <message>
        <source>This was written by a newer version of the program. It was left as it is; please update.</source>
        <translation>数据由更新版本的程序写入，已原样保留。请先升级程序。</translation>
    </message>
    <message>
        <source>The file could not be read or written. Nothing is half written; check the folder, the USB stick and the access rights.</source>
        <translation>文件无法读写，没有留下写了一半的内容。请检查文件夹、U盘和访问权限。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was half written and what was saved is kept; free some space and try again.</source>
        <translation>磁盘已满。没有写了一半的内容，已保存的都在。请清理磁盘空间后重试。</translation>
    </message>
    <message>
        <source>Another window or program is using the data. Nothing was changed; wait a moment and try again.</source>
        <translation>数据正被另一个窗口或程序使用，未作任何修改。请稍候重试。</translation>
    </message>
    <message>
        <source>This is larger than allowed (%1). Nothing was changed; choose a smaller file.</source>
        <translation>超过允许的大小（%1），未作任何修改。请选择较小的文件。</translation>
    </message>
    <message>
        <source>The workbook unpacks to more than is reasonable, as harmful files do. Nothing was imported; do not open it and ask the sender.</source>
        <translation>该工作簿解压后异常巨大，可能是恶意文件，未导入任何内容。请不要打开，并向发送人核实。</translation>
    </message>
    <message>
        <source>The table has too many cells. Nothing was imported; split it into several files.</source>
        <translation>表格单元格过多，未导入任何内容。请拆分成几个文件。</translation>
    </message>
    <message>
        <source>This kind of file cannot be read. Nothing was changed; choose another format.</source>
        <translation>不支持这种文件，未作任何修改。请换一种格式。</translation>
    </message>
    <message>
        <source>This is an old xls file. Nothing was imported; open it in Excel or WPS and save it as xlsx.</source>
        <translation>这是旧版 xls 文件，未导入任何内容。请用 Excel 或 WPS 打开后另存为 xlsx。</translation>
    </message>
    <message>
        <source>The workbook is protected by a password. Nothing was imported; save a copy without a password.</source>
        <translation>该工作簿设有密码，未导入任何内容。请另存一份不带密码的副本。</translation>
    </message>
    <message>
        <source>Only xlsx and csv tables can be imported. Nothing was changed; save the table in one of these formats.</source>
        <translation>只能导入 xlsx 或 csv 表格，未作任何修改。请另存为其中一种格式。</translation>
    </message>
    <message>
        <source>HEIC photos cannot be shown here. Nothing was added; set the phone to “most compatible” or save the photo as JPEG.</source>
        <translation>不支持 HEIC 照片，未添加。请将手机相机格式改为“兼容性最佳”，或另存为 JPEG。</translation>
    </message>
    <message>
        <source>The hub cannot be reached. Everything is kept on this PC and will be sent when the network is back.</source>
        <translation>暂时连不上上级平台。内容都已保存在本机，联网后会自动上传。</translation>
    </message>
    <message>
        <source>The server that answered is not the county&apos;s hub. Nothing was sent; check the network and tell the county office.</source>
        <translation>对方服务器不是本县的上级平台，没有发送任何内容。请检查网络并告知县委组织部。</translation>
    </message>
    <message>
        <source>The hub does not accept this PC. What you recorded is kept; sync again or ask for a new enrolment code.</source>
        <translation>上级平台不接受本机的登录。您的记录都在本机，请重新同步，或申请新的登记码。</translation>
    </message>
    <message>
        <source>The code or session is too old. Nothing was lost; ask for a new enrolment code.</source>
        <translation>登记码或会话已过期，数据没有丢失。请向上级申请新的登记码。</translation>
    </message>
    <message>
        <source>The enrolment code has expired. Nothing was changed; ask the county office for a new one.</source>
        <translation>登记码已过期，未作任何修改。请向县委组织部申请新的登记码。</translation>
    </message>
    <message>
        <source>The hub does not know this enrolment code. Nothing was changed; check each character or ask for a new one.</source>
        <translation>上级平台没有这个登记码，未作任何修改。请逐字核对，或申请新的登记码。</translation>
    </message>
    <message>
        <source>The hub answered in a way this program does not understand. Nothing was changed here; update the program or tell the county office.</source>
        <translation>上级平台的应答无法识别，本机未作修改。请升级程序或告知县委组织部。</translation>
    </message>
    <message>
        <source>The hub could not do it just now. Everything is kept here and will be tried again by itself.</source>
        <translation>上级平台暂时无法处理。内容都在本机，程序会自动重试。</translation>
    </message>
    <message>
        <source>Stopped as you asked. Nothing of it was kept; you can start again at any time.</source>
        <translation>已按您的要求停止，没有留下一半的内容，可随时重新开始。</translation>
    </message>
    <message>
        <source>“%1” %2. Nothing was saved; please correct it.</source>
        <translation>“%1”%2。尚未保存，请修改。</translation>
    </message>
    <message>
        <source>This is no bundle of Branchbook. Nothing was changed; choose a file that ends in .bbundle.</source>
        <translation>这不是支部簿的摆渡包。没有改动任何内容；请选择扩展名为 .bbundle 的文件。</translation>
    </message>
    <message>
        <source>The bundle is not whole. Nothing was changed; copy it to the stick again and eject the stick before pulling it out.</source>
        <translation>摆渡包不完整。没有改动任何内容；请重新复制到U盘，弹出后再拔下。</translation>
    </message>
    <message>
        <source>The bundle was altered or damaged after it was made. Nothing was changed; have it made anew.</source>
        <translation>摆渡包生成后被改动或损坏。没有改动任何内容；请重新导出。</translation>
    </message>
    <message>
        <source>This bundle is not the hub&apos;s answer to this PC. Nothing was changed; look on the stick for the one that is.</source>
        <translation>这不是上级平台给本机的回包。没有改动任何内容；请在U盘上找给本机的那一个。</translation>
    </message>
    <message>
        <source>This bundle is sealed for somebody else. Nothing was changed; hand it in where it belongs.</source>
        <translation>这个摆渡包是加密给别处的。没有改动任何内容；请交到该去的地方。</translation>
    </message>
    <message>
        <source>These files are parts of different bundles. Nothing more was done; take one bundle at a time.</source>
        <translation>这些文件属于不同的摆渡包。没有继续处理；请一次只处理一个。</translation>
    </message>
    <message>
        <source>This part is too large for the network. Nothing was sent; export it for the station, or carry it to the county.</source>
        <translation>这一分卷太大，不能经网络转交。没有发送；请按“乡镇代交”重新导出，或把U盘带到县里。</translation>
    </message>
    <message>
        <source>The county has withdrawn this PC. What had not been delivered went to the hub, sealed; the records here cannot be opened any more once you lock. Ask the county office.</source>
        <translation>本机已被上级平台停用。尚未送达的内容已加密封存并交给平台；锁定之后，本机的记录将无法再打开。请联系县委组织部。</translation>
    </message>
    <message>
        <source>The county had withdrawn this PC, and its records have been erased. What could not be delivered lies sealed in the folder “parcels”: take it to the county office.</source>
        <translation>本机已被上级平台停用，本机的记录已清除。未能送达的内容已加密封存在“parcels”文件夹中，请交到县委组织部。</translation>
    </message>
    <message>
        <source>A member is never deleted. Nothing was changed; write down instead what has become of the member.</source>
        <translation>党员记录从不删除。未做任何改动；请改为登记该党员的变动情况。</translation>
    </message>
    <message>
        <source>It has been sent already, and a member is never deleted. Nothing was changed; correct the members one by one.</source>
        <translation>内容已经上报，而党员记录从不删除。未做任何改动；请逐个更正党员信息。</translation>
    </message>
    <message>
        <source>A page of the database is damaged. Nothing was overwritten; restore the newest backup or safety copy.</source>
        <translation>数据库有一页已损坏，程序没有覆盖任何内容。请从最近的备份或安全副本恢复。</translation>
    </message>
    <message>
        <source>The database contradicts itself. Nothing was overwritten; restore the newest backup or safety copy.</source>
        <translation>数据库内部互相矛盾，程序没有覆盖任何内容。请从最近的备份或安全副本恢复。</translation>
    </message>
    <message>
        <source>The file with the records is damaged at its beginning or is not this book&apos;s. Nothing was overwritten; restore the newest backup or safety copy.</source>
        <translation>存放记录的文件开头已损坏，或不属于这本记录簿。程序没有覆盖任何内容，请从最近的备份或安全副本恢复。</translation>
    </message>
    <message>
        <source>The file that lets passphrases open the book is damaged. The records were not touched; restore the newest backup or safety copy.</source>
        <translation>用口令打开记录簿所需的文件已损坏，记录本身没有动过。请从最近的备份或安全副本恢复。</translation>
    </message>
    <message>
        <source>This backup is damaged or not complete. Nothing was changed; choose another one.</source>
        <translation>这份备份已损坏或不完整，未作任何修改。请另选一份。</translation>
    </message>
    <message>
        <source>The file with the records is missing from the book&apos;s folder. What else is there was left as it is; put the file back or restore the newest backup or safety copy.</source>
        <translation>记录簿文件夹里找不到存放记录的文件，其余内容原样保留。请把文件放回去，或从最近的备份或安全副本恢复。</translation>
    </message>
    <message>
        <source>There is too little room for the half-hourly safety copy. What you record is saved as always; free some space on the disk.</source>
        <translation>磁盘空间不足，无法留下每半小时一份的安全副本。您记录的内容照常保存，请清理磁盘空间。</translation>
    </message>
    <message>
        <source>The half-hourly safety copy could not be written. What you record is saved as always; check the access rights of the book&apos;s folder.</source>
        <translation>每半小时一份的安全副本无法写入。您记录的内容照常保存，请检查记录簿文件夹的权限。</translation>
    </message>
    <message>
        <source>The file with the records is not the encrypted one of this book. It was neither opened nor changed; restore the newest backup or safety copy.</source>
        <translation>存放记录的文件不是这本记录簿的加密文件，没有打开，也没有修改。请从最近的备份或安全副本恢复。</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Branch</source>
        <translation>所在党支部</translation>
    </message>
    <message>
        <source>Recovery words</source>
        <translation>恢复词</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录种类</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>保险库</translation>
    </message>
    <message>
        <source>Mapping file</source>
        <translation>列对应文件</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Parent organisation</source>
        <translation>上级党组织</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Branch category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Organisation name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Seal name</source>
        <translation>印章全称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>签名公钥</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Ethnicity</source>
        <translation>民族</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>公民身份号码</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>学历</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Joined on</source>
        <translation>加入党组织日期</translation>
    </message>
    <message>
        <source>Full member on</source>
        <translation>转为正式党员日期</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>工作岗位</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机号码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>固定电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>家庭住址</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>党籍状态</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>是否失联</translation>
    </message>
    <message>
        <source>Lost since</source>
        <translation>失联年月</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>是否流动</translation>
    </message>
    <message>
        <source>Away to</source>
        <translation>外出流向</translation>
    </message>
    <message>
        <source>Branch post</source>
        <translation>党内职务</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>会议类型</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>会议名称</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>届次</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Observers</source>
        <translation>列席</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>会议记录</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>决议</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Late entry</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Reasons of absence</source>
        <translation>缺席原因</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>发言记录</translation>
    </message>
    <message>
        <source>Votes for</source>
        <translation>赞成</translation>
    </message>
    <message>
        <source>Votes against</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>Abstentions</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>党员</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>考勤标记</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Marked at</source>
        <translation>标记时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>校验值</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>People</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>党员</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Agenda items</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Other value</source>
        <translation>另一个值</translation>
    </message>
    <message>
        <source>Other value by</source>
        <translation>另一个值的填写人</translation>
    </message>
    <message>
        <source>Other value at</source>
        <translation>另一个值的填写时间</translation>
    </message>
    <message>
        <source>Clock of the other value doubtful</source>
        <translation>另一个值的时钟存疑</translation>
    </message>
    <message>
        <source>Shown value by</source>
        <translation>显示值的填写人</translation>
    </message>
    <message>
        <source>Shown value at</source>
        <translation>显示值的填写时间</translation>
    </message>
    <message>
        <source>Clock of the shown value doubtful</source>
        <translation>显示值的时钟存疑</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>处理时间</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>PC of the other value</source>
        <translation>另一个值所在的电脑</translation>
    </message>
    <message>
        <source>PC of the shown value</source>
        <translation>显示值所在的电脑</translation>
    </message>
    <message>
        <source>Size of the branch</source>
        <translation>支部规模</translation>
    </message>
    <message>
        <source>Branch committee</source>
        <translation>支部委员会</translation>
    </message>
    <message>
        <source>Branch secretary</source>
        <translation>支部书记</translation>
    </message>
    <message>
        <source>Term of office</source>
        <translation>任期</translation>
    </message>
    <message>
        <source>Groups of the branch</source>
        <translation>党小组</translation>
    </message>
    <message>
        <source>Units of a joint branch</source>
        <translation>联合党支部覆盖的单位</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>en_GB</source>
        <comment>locale of dates</comment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <translation>%2年第%1季度</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>不到1秒</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1分钟</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>is missing</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>is too short</source>
        <translation>太短</translation>
    </message>
    <message>
        <source>is too long</source>
        <translation>太长</translation>
    </message>
    <message>
        <source>holds a character that does not belong there</source>
        <translation>含有不应出现的字符</translation>
    </message>
    <message>
        <source>must have 18 characters</source>
        <translation>应为18位</translation>
    </message>
    <message>
        <source>has a wrong check digit; please compare with the card</source>
        <translation>校验位不符，请核对身份证</translation>
    </message>
    <message>
        <source>holds a birth date that does not exist</source>
        <translation>所含出生日期不存在</translation>
    </message>
    <message>
        <source>lies in the future</source>
        <translation>日期在将来</translation>
    </message>
    <message>
        <source>differs from the identity number; please judge</source>
        <translation>与公民身份号码不一致，请核实</translation>
    </message>
    <message>
        <source>is before the 18th birthday</source>
        <translation>入党时不满18周岁</translation>
    </message>
    <message>
        <source>is before the Party was founded</source>
        <translation>早于建党日期</translation>
    </message>
    <message>
        <source>is before joining</source>
        <translation>早于入党日期</translation>
    </message>
    <message>
        <source>is less than a year after joining</source>
        <translation>距入党不足一年</translation>
    </message>
    <message>
        <source>is not an 11-digit mobile number</source>
        <translation>不是11位手机号码</translation>
    </message>
    <message>
        <source>is of the wrong type</source>
        <translation>格式不正确</translation>
    </message>
    <message>
        <source>is not one of the allowed words</source>
        <translation>不是允许的取值</translation>
    </message>
    <message>
        <source>holds an invisible control character</source>
        <translation>含有不可见的控制字符</translation>
    </message>
    <message>
        <source>was stored as a number, so Excel has lost its last digits; enter it as text</source>
        <translation>被存成了数字，末几位可能已被Excel截断，请以文本格式重新填写</translation>
    </message>
    <message>
        <source>stands in more than one row of the file</source>
        <translation>在文件中重复出现</translation>
    </message>
    <message>
        <source>belongs to another member already</source>
        <translation>已属于另一名党员</translation>
    </message>
    <message>
        <source>is not a date</source>
        <translation>不是有效日期</translation>
    </message>
    <message>
        <source>has no day; the first of the month is assumed</source>
        <translation>没有写明日，按当月1日处理</translation>
    </message>
    <message>
        <source>is recorded in another branch</source>
        <translation>已登记在其他党支部</translation>
    </message>
    <message>
        <source>is the name of a member already recorded; not taken twice</source>
        <translation>与已登记党员同名，未重复录入</translation>
    </message>
    <message>
        <source>changes a value already recorded</source>
        <translation>将修改已登记的内容</translation>
    </message>
    <message>
        <source>is before the start</source>
        <translation>早于开始时间</translation>
    </message>
    <message>
        <source>do not add up with those present</source>
        <translation>票数与到会人数不符</translation>
    </message>
    <message>
        <source>is not given; taken as full member</source>
        <translation>未提供，按正式党员录入</translation>
    </message>
    <message>
        <source>names a branch that is not here</source>
        <translation>所填党支部不在本机</translation>
    </message>
    <message>
        <source>depends on a change that was not accepted</source>
        <translation>所依赖的修改未被接受</translation>
    </message>
    <message>
        <source>was sent together with a change that was not accepted</source>
        <translation>与未被接受的修改同属一次保存</translation>
    </message>
    <message>
        <source>is not known here</source>
        <translation>本机没有</translation>
    </message>
    <message>
        <source>cannot be changed any more</source>
        <translation>不能再修改</translation>
    </message>
    <message>
        <source>is a kind of record that this version does not know</source>
        <translation>是本版本不认识的记录种类</translation>
    </message>
    <message>
        <source>cannot be</source>
        <translation>不可能成立</translation>
    </message>
    <message>
        <source>is not right</source>
        <translation>填写有误</translation>
    </message>
    <message>
        <source>is outside your scope</source>
        <translation>不在您的权限范围内</translation>
    </message>
    <message>
        <source>does not reach the quorum</source>
        <translation>未达到法定人数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>is decided, not edited</source>
        <translation>只能通过处理冲突来改</translation>
    </message>
    <message>
        <source>is no change that the hub takes</source>
        <translation>不是上级平台接受的修改</translation>
    </message>
    <message>
        <source>names somebody who did not sign it</source>
        <translation>写的不是签名人本人</translation>
    </message>
    <message>
        <source>is not a month; write it as 2026-01</source>
        <translation>不是年月；请写成 2026-01</translation>
    </message>
    <message>
        <source>too few full members for a branch of its own; think of a joint one</source>
        <translation>正式党员太少，不足以单独成立支部；可考虑联合党支部</translation>
    </message>
    <message>
        <source>smaller than the county aims at</source>
        <translation>小于县里的目标规模</translation>
    </message>
    <message>
        <source>larger than the county aims at</source>
        <translation>大于县里的目标规模</translation>
    </message>
    <message>
        <source>larger than usual by the regulation</source>
        <translation>超过条例的一般规定</translation>
    </message>
    <message>
        <source>more than the regulation allows</source>
        <translation>超过条例允许的数目</translation>
    </message>
    <message>
        <source>large enough to become a general branch</source>
        <translation>已够条件成立党总支</translation>
    </message>
    <message>
        <source>large enough to become a Party committee, if the county approves</source>
        <translation>经县级党委批准，已够条件成立党委</translation>
    </message>
    <message>
        <source>a branch this small has a secretary and a deputy only</source>
        <translation>这样小的支部只设书记和副书记</translation>
    </message>
    <message>
        <source>ends soon; prepare the election</source>
        <translation>即将届满；请准备换届选举</translation>
    </message>
    <message>
        <source>is over; an election is due</source>
        <translation>已届满；应当换届选举</translation>
    </message>
    <message>
        <source>large enough to be divided in groups</source>
        <translation>已够条件划分党小组</translation>
    </message>
    <message>
        <source>one has too few members</source>
        <translation>有的党员人数太少</translation>
    </message>
    <message>
        <source>one has no full member</source>
        <translation>有的没有正式党员</translation>
    </message>
    <message>
        <source>a probationary member cannot lead one</source>
        <translation>预备党员不能担任组长</translation>
    </message>
    <message>
        <source>fits more than one</source>
        <translation>对应多个，无法确定</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>is not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>has another number of columns than the first</source>
        <translation>的列数与首行不同</translation>
    </message>
    <message>
        <source>is the title of no column</source>
        <translation>不是任何一列的标题</translation>
    </message>
    <message>
        <source>is not an address of this machine</source>
        <translation>不是本机的地址</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>The damaged book cannot be read any more, so it is not known whether something of it had not been sent; that would be missing here. Compare with your notes of the last days.</source>
        <translation>损坏的记录簿已无法读取，不知道其中是否还有没上报的内容；如果有，这里就缺这一部分。请对照最近几天的底稿核对。</translation>
    </message>
    <message>
        <source>Nothing recorded after that was waiting to be sent, so nothing is lost.</source>
        <translation>那之后的记录都已上报，没有丢失。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) made after that had not been sent and are not in this book: please record them again.</source>
        <translation>
            <numerusform>那之后有 %n 处修改还没上报，不在这本记录簿里，请重新记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>The book is here again as it was %1, with the drafts and the passphrases of that time.</source>
        <translation>记录簿已恢复到%1的样子，草稿和口令也是当时的。</translation>
    </message>
    <message>
        <source>What was recorded after that and had been sent comes back from the hub with the next sync.</source>
        <translation>那之后记录并已上报的内容，下次同步时会从上级平台取回。</translation>
    </message>
    <message>
        <source>The book that was here before is kept whole, still encrypted, in %1. Delete that folder only when nothing is missed.</source>
        <translation>原来的记录簿完整保留（仍是加密的），位置：%1。确认不缺内容后，才可删除该文件夹。</translation>
    </message>
    <message>
        <source>Last time the program did not end as it should. The book has been checked and is whole; what was being written is among the drafts under Today.</source>
        <translation>上次程序没有正常结束。记录簿已检查，完好无损；当时正在写的内容在“今日”的草稿里。</translation>
    </message>
</context>
<context>
    <name>SafetyCopies</name>
    <message>
        <source>before an import</source>
        <translation>导入之前</translation>
    </message>
    <message>
        <source>while working</source>
        <translation>使用期间</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>升级之前</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Branch assembly</source>
        <translation>党员大会</translation>
    </message>
    <message>
        <source>Committee meeting</source>
        <translation>支委会</translation>
    </message>
    <message>
        <source>Group meeting</source>
        <translation>党小组会</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>党课</translation>
    </message>
    <message>
        <source>Theme day</source>
        <translation>主题党日</translation>
    </message>
    <message>
        <source>Organisation life meeting</source>
        <translation>组织生活会</translation>
    </message>
    <message>
        <source>Appraisal of members</source>
        <translation>民主评议党员</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>谈心谈话</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>到会</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>免</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>远程</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Full member</source>
        <translation>正式党员</translation>
    </message>
    <message>
        <source>Probationary member</source>
        <translation>预备党员</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>停止党籍</translation>
    </message>
    <message>
        <source>County office</source>
        <translation>县委组织部</translation>
    </message>
    <message>
        <source>Town committee</source>
        <translation>乡镇党委</translation>
    </message>
    <message>
        <source>General branch</source>
        <translation>党总支</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>党支部</translation>
    </message>
    <message>
        <source>Party group</source>
        <translation>党小组</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>管理节点</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>一般决议</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>接收党员</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Committee decision</source>
        <translation>支委会决定</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Secretary</source>
        <translation>书记</translation>
    </message>
    <message>
        <source>Committee member</source>
        <translation>支委委员</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Shown value kept</source>
        <translation>保留显示的值</translation>
    </message>
    <message>
        <source>Other value taken</source>
        <translation>改用另一个值</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已处理</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>There is no option --%1.</source>
        <translation>没有 --%1 这个选项。</translation>
    </message>
    <message>
        <source>Option --%1 needs a value.</source>
        <translation>选项 --%1 需要一个值。</translation>
    </message>
    <message>
        <source>No command was given.</source>
        <translation>没有给出命令。</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>没有“%1”这个命令。</translation>
    </message>
    <message>
        <source>The command “%1” has no option --%2.</source>
        <translation>命令“%1”没有 --%2 这个选项。</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>错在哪里</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Exit codes: 0 done; 1 some rows rejected; 64 usage; 65 data; 66 input; 69 server; 70 bug; 73 output; 75 try again, another program holds the vault; 76 protocol; 77 denied; 78 configuration.</source>
        <translation>退出码：0 完成；1 部分行未接受；64 用法错误；65 数据有误；66 找不到输入；69 上级平台不可用；70 程序错误；73 无法写出；75 稍后再试，另一个程序正在使用保险库；76 协议不符；77 被拒绝；78 配置有误。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Nothing was stored. Correct the lines named above and give all of them again.</source>
        <translation>什么都没有保存。请改正上面指出的各行，再整批提交一次。</translation>
    </message>
    <message>
        <source>Write down the recovery words and keep them locked away; they are not shown again.</source>
        <translation>请抄下恢复单上的字组并锁好，以后不会再显示。</translation>
    </message>
    <message>
        <source>Option --%1 needs a whole number.</source>
        <translation>选项 --%1 需要一个整数。</translation>
    </message>
    <message>
        <source>Option --%1 is one of: %2.</source>
        <translation>选项 --%1 只能是其中之一：%2。</translation>
    </message>
    <message>
        <source>The command “%1” needs %2.</source>
        <translation>命令“%1”缺少 %2。</translation>
    </message>
    <message>
        <source>“%1” %2. Nothing was done; --help tells what may stand there.</source>
        <translation>“%1”%2。未作任何操作，用 --help 查看这里可以写什么。</translation>
    </message>
</context>
<context>
    <name>desktop::BookGuard</name>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
</context>
<context>
    <name>desktop::BusWatch</name>
    <message>
        <source>The record book is being locked</source>
        <translation>正在锁定记录簿</translation>
    </message>
</context>
<context>
    <name>hub</name>
    <message>
        <source>Nobody of this name is known here. Nothing was changed; add the person first or check the name.</source>
        <translation>平台上没有这个姓名的人员，未作任何修改。请先添加人员，或核对姓名。</translation>
    </message>
    <message>
        <source>Several people have this name. Nothing was changed; say by --org whom you mean.</source>
        <translation>有多人同名，未作任何修改。请用 --org 指明是哪个党组织的。</translation>
    </message>
    <message>
        <source>There is a store or a key in this place already. Nothing was overwritten; choose another place or use the one that is there.</source>
        <translation>此处已有存储或密钥，没有覆盖任何内容。请另选位置，或使用原有的。</translation>
    </message>
    <message>
        <source>The file with the store&apos;s key is not there. Nothing was opened; name it by --key-file.</source>
        <translation>找不到存放密钥的文件，没有打开任何内容。请用 --key-file 指明。</translation>
    </message>
    <message>
        <source>Others may read the file with the store&apos;s key. Nothing was opened; take that right away from them (chmod 600).</source>
        <translation>存放密钥的文件其他用户也能读取，没有打开任何内容。请收回该权限（chmod 600）。</translation>
    </message>
    <message>
        <source>The file with the store&apos;s key is not whole. Nothing was opened; fetch the copy that was put away.</source>
        <translation>存放密钥的文件不完整，没有打开任何内容。请取出另行保管的那一份。</translation>
    </message>
    <message>
        <source>Another program listens at this address. Nothing was started; choose another port by --listen.</source>
        <translation>另一个程序正在使用这个地址，没有启动。请用 --listen 换一个端口。</translation>
    </message>
    <message>
        <source>The certificate or its key cannot be read. Nothing was started; give both in PEM by --cert and --key.</source>
        <translation>证书或其密钥无法读取，没有启动。请用 --cert 和 --key 给出 PEM 格式的两个文件。</translation>
    </message>
    <message>
        <source>Exit codes: 0 done; 64 usage; 65 data; 66 input; 70 bug; 73 output; 75 in use; 77 denied; 78 configuration.</source>
        <translation>退出码：0 完成；64 用法错误；65 数据有误；66 找不到输入；70 程序错误；73 无法写出；75 正被使用；77 被拒绝；78 配置有误。</translation>
    </message>
    <message>
        <source>Folder of the hub&apos;s embedded store, or postgresql://[USER@]HOST[,HOST]/DATABASE.</source>
        <translation>平台内置存储所在的文件夹，或 postgresql://[USER@]HOST[,HOST]/DATABASE。</translation>
    </message>
    <message>
        <source>With postgresql: folder of media and certificates, shared by its hubs.</source>
        <translation>使用 postgresql 时：照片、视频和证书所在的文件夹，由各平台进程共用。</translation>
    </message>
    <message>
        <source>With postgresql: the password, as libpq&apos;s .pgpass.</source>
        <translation>使用 postgresql 时：存放密码的文件，格式同 libpq 的 .pgpass。</translation>
    </message>
    <message>
        <source>A password may not stand in the address of the database: others read command lines. Nothing was done; name a file with it by --password-file.</source>
        <translation>数据库地址里不能写密码：别人能看到命令行。什么都没有做；请把密码写入文件，用 --password-file 指定。</translation>
    </message>
    <message>
        <source>The database cannot be reached. Nothing was changed; see whether it runs and whether the address is right, then try again.</source>
        <translation>连不上数据库。什么都没有改动；请检查它是否在运行、地址是否正确，然后再试。</translation>
    </message>
    <message>
        <source>The database does not let the hub in. Nothing was changed; check the user, the password file and the server&apos;s rules.</source>
        <translation>数据库拒绝平台登录。什么都没有改动；请检查用户、密码文件和服务器的访问规则。</translation>
    </message>
    <message>
        <source>The server has no database of this name. Nothing was changed; make it first or check the name.</source>
        <translation>服务器上没有这个名称的数据库。什么都没有改动；请先建立，或检查名称。</translation>
    </message>
    <message>
        <source>The store&apos;s key; beside the folder when not given.</source>
        <translation>存储的密钥；不写时在该文件夹旁边。</translation>
    </message>
    <message>
        <source>One JSON object on stdout (always so).</source>
        <translation>标准输出为一个 JSON 对象（始终如此）。</translation>
    </message>
    <message>
        <source>init: a further name or address for the certificate.</source>
        <translation>init：证书中另加的名称或地址。</translation>
    </message>
    <message>
        <source>serve: address and port; port 0 takes a free one.</source>
        <translation>serve：地址和端口；端口 0 取空闲端口。</translation>
    </message>
    <message>
        <source>serve: a certificate of another authority (PEM).</source>
        <translation>serve：由其他机构签发的证书（PEM）。</translation>
    </message>
    <message>
        <source>serve: its key (PEM).</source>
        <translation>serve：该证书的密钥（PEM）。</translation>
    </message>
    <message>
        <source>serve: whoever has the token in it may read /metrics.</source>
        <translation>serve：持有其中令牌者可读取 /metrics。</translation>
    </message>
    <message>
        <source>Code of an organisation.</source>
        <translation>党组织代码。</translation>
    </message>
    <message>
        <source>secretary, committee, reviewer, county, auditor or administrator.</source>
        <translation>secretary、committee、reviewer、county、auditor 或 administrator。</translation>
    </message>
    <message>
        <source>Name of a person.</source>
        <translation>人员姓名。</translation>
    </message>
    <message>
        <source>bundle import: where the answering bundle goes.</source>
        <translation>bundle import：回包写到哪里。</translation>
    </message>
    <message>
        <source>The command line is not right (%1). Nothing was done; --help names the commands.</source>
        <translation>命令行不正确（%1），未作任何操作。用 --help 查看有哪些命令。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>What to do.</source>
        <translation>要执行的操作。</translation>
    </message>
    <message>
        <source>What the command names is not here. Nothing was changed; look it up in the list and give it again.</source>
        <translation>平台上没有命令中所指的内容，未作任何修改。请先列出查看，再重新给出。</translation>
    </message>
    <message>
        <source>There is no such role. Nothing was changed; --help names the roles.</source>
        <translation>没有这个角色，未作任何修改。用 --help 查看有哪些角色。</translation>
    </message>
    <message>
        <source>This is not the parcel of a PC, or not all of it. Nothing was kept; take the file from the PC&apos;s folder once more.</source>
        <translation>这不是某台电脑交来的封存包，或不完整，没有收下。请从该电脑的文件夹中重新取出。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Branchbook</source>
        <translation>支部簿</translation>
    </message>
</context>
<context>
    <name>ui::AgendaList</name>
    <message>
        <source>Agenda</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>Enter edits, Insert adds, Delete removes, Alt with the arrows moves an item</source>
        <translation>回车修改，Insert 添加，Delete 删除，Alt+上下键移动</translation>
    </message>
    <message>
        <source>Move the agenda item up</source>
        <translation>议题上移</translation>
    </message>
    <message>
        <source>Move the agenda item down</source>
        <translation>议题下移</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Change the agenda item</source>
        <translation>修改议题</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>A new agenda item below</source>
        <translation>在下面插入议题</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Remove the agenda item</source>
        <translation>删除议题</translation>
    </message>
</context>
<context>
    <name>ui::AgendaModel</name>
    <message>
        <source>(no title yet)</source>
        <translation>（还没有标题）</translation>
    </message>
</context>
<context>
    <name>ui::AgendaStep</name>
    <message>
        <source>Agenda</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>Te&amp;mplate:</source>
        <translation>模板(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>套用(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Keep as template…</source>
        <translation>存为模板(&amp;K)…</translation>
    </message>
    <message>
        <source>Another item: type it and press Enter</source>
        <translation>再加一项：输入后按回车</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Enter edits, Delete removes, Alt+Up and Alt+Down (or dragging) move an item. A template is a start: change it as you like.</source>
        <translation>回车修改，Delete 删除，Alt+上下键或拖动可调整顺序。模板只是起点，可以随意改。</translation>
    </message>
    <message>
        <source>New agenda item</source>
        <translation>新议题</translation>
    </message>
    <message>
        <source>Keep as template</source>
        <translation>存为模板</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>模板名称</translation>
    </message>
    <message>
        <source>The template %1 is kept.</source>
        <translation>已存为模板“%1”。</translation>
    </message>
    <message>
        <source>The template could not be kept.</source>
        <translation>模板没有存上，请再试一次。</translation>
    </message>
    <message>
        <source>Nothing on the agenda yet: use a template, or type the first item below.</source>
        <translation>还没有议题。可套用模板，或在下面输入第一项。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentDelegate</name>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentDialog</name>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>上一个(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一个(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Turn</source>
        <translation>旋转(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>另存副本(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1（第 %2 个，共 %3 个）</translation>
    </message>
    <message>
        <source>This file is not on this PC yet. It comes with one of the next syncs.</source>
        <translation>这个文件还没有下载到本机，下次同步时会送来。</translation>
    </message>
    <message>
        <source>%1 (%2) cannot be shown here. Save a copy to open it.</source>
        <translation>%1（%2）不能在这里显示。请另存副本后打开。</translation>
    </message>
    <message>
        <source>Save a readable copy</source>
        <translation>另存可读副本</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>A readable copy was saved, photos without the place they were taken at. Anyone who finds it can open it.</source>
        <translation>已保存可读副本，照片已去掉拍摄地点。任何拿到它的人都能打开，请妥善保管。</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentGrid</name>
    <message>
        <source>Photos, videos and documents</source>
        <translation>照片、视频和文件</translation>
    </message>
    <message>
        <source>Enter opens, F2 edits the caption, Delete removes, Alt with the arrows moves, Ctrl+V pastes</source>
        <translation>回车打开，F2 修改说明，Delete 移除，Alt+方向键移动，Ctrl+V 粘贴</translation>
    </message>
    <message>
        <source>Enter opens</source>
        <translation>回车打开</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Open the photo or video</source>
        <translation>打开照片或视频</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Write the caption</source>
        <translation>写说明</translation>
    </message>
    <message>
        <source>Alt+arrows</source>
        <translation>Alt+方向键</translation>
    </message>
    <message>
        <source>Move the photo or video</source>
        <translation>移动照片或视频</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Remove the photo or video</source>
        <translation>移除照片或视频</translation>
    </message>
    <message>
        <source>Ctrl+V</source>
        <translation>Ctrl+V</translation>
    </message>
    <message>
        <source>Paste a picture or files</source>
        <translation>粘贴图片或文件</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentListModel</name>
    <message>
        <source>Taken %1</source>
        <translation>拍摄于 %1</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Not on this PC yet</source>
        <translation>尚未下载到本机</translation>
    </message>
    <message>
        <source>On this PC only</source>
        <translation>仅在本机</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentStrip</name>
    <message>
        <source>Message about files</source>
        <translation>文件提示</translation>
    </message>
    <message>
        <source>&amp;Choose files…</source>
        <translation>选择文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Pas&amp;te</source>
        <translation>粘贴(&amp;T)</translation>
    </message>
    <message>
        <source>Ca&amp;ption</source>
        <translation>说明(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Taking in %1 (%2%)…</source>
        <translation>正在存入 %1（%2%）…</translation>
    </message>
    <message>
        <source>Taking in %1…</source>
        <translation>正在存入 %1…</translation>
    </message>
    <message>
        <source>%1 was not added. %2</source>
        <translation>%1 没有添加。%2</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已经添加过了。</translation>
    </message>
    <message>
        <source>Choose photos, videos and documents</source>
        <translation>选择照片、视频和文件</translation>
    </message>
    <message>
        <source>Photos and videos (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.mp4 *.mov *.m4v)</source>
        <translation>照片和视频 (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.mp4 *.mov *.m4v)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>There is no picture and no file on the clipboard.</source>
        <translation>剪贴板里没有图片或文件。</translation>
    </message>
    <message>
        <source>No photos or videos. Drop files here, or choose them above.</source>
        <translation>还没有照片和视频。把文件拖到这里，或点上面的“选择文件”。</translation>
    </message>
    <message>
        <source>%1 was not added: the file is no longer where it was.</source>
        <translation>%1 没有添加：原来的位置已找不到这个文件。</translation>
    </message>
</context>
<context>
    <name>ui::AttendanceDelegate</name>
    <message>
        <source>Reason needed</source>
        <translation>请填原因</translation>
    </message>
</context>
<context>
    <name>ui::AttendanceModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Not marked</source>
        <translation>未点名</translation>
    </message>
</context>
<context>
    <name>ui::AttendanceTable</name>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>1 present, 2 absent, 3 excused, 4 remote, 0 takes the mark away; letters jump to a name</source>
        <translation>1 到会，2 缺席，3 免，4 远程，0 取消；打拼音首字母跳到姓名</translation>
    </message>
    <message>
        <source>Take the mark away</source>
        <translation>取消标记</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Write or change the reason of absence</source>
        <translation>填写或修改缺席原因</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>Jump to the person with these initials</source>
        <translation>跳到姓名首字母相符的人</translation>
    </message>
</context>
<context>
    <name>ui::BackupCard</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>One encrypted file with records, photos and videos. It opens with the same passphrases and the same recovery sheet. Best kept on another disk or a USB stick.</source>
        <translation>备份是一个加密文件，包含记录、照片和视频，用同样的口令和恢复单打开。最好存到另一块硬盘或U盘上。</translation>
    </message>
    <message>
        <source>No folder chosen yet</source>
        <translation>还没有选择文件夹</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Last backup: %1</source>
        <translation>上次备份：%1</translation>
    </message>
    <message>
        <source>No backup there yet</source>
        <translation>这里还没有备份</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>The backup is complete.</source>
        <translation>备份完成。</translation>
    </message>
</context>
<context>
    <name>ui::BranchListModel</name>
    <message>
        <source>Recorded, %1</source>
        <translation>已记录 %1</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>none in three months</source>
        <translation>近三个月没有</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>党支部</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Theme day of this month</source>
        <translation>本月主题党日</translation>
    </message>
    <message>
        <source>Last meeting</source>
        <translation>最近一次会议</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>党员</translation>
    </message>
</context>
<context>
    <name>ui::BundleCard</name>
    <message>
        <source>Bundles (%1)</source>
        <translation>摆渡包 (%1)</translation>
    </message>
    <message>
        <source>Without a network: by USB stick</source>
        <translation>没有网络：用U盘摆渡</translation>
    </message>
    <message>
        <source>Export a bundle…</source>
        <translation>导出摆渡包…</translation>
    </message>
    <message>
        <source>Import a bundle…</source>
        <translation>导入摆渡包…</translation>
    </message>
    <message>
        <source>Export here, hand the stick in at the county, import the answer. All of it is encrypted.</source>
        <translation>在这里导出，把U盘交到县里，再导入回包。内容全程加密。</translation>
    </message>
    <message>
        <source>Export a bundle</source>
        <translation>导出摆渡包</translation>
    </message>
    <message>
        <source>Writing the bundle…</source>
        <translation>正在写摆渡包…</translation>
    </message>
    <message>
        <source>Import a bundle</source>
        <translation>导入摆渡包</translation>
    </message>
    <message>
        <source>Reading the bundle…</source>
        <translation>正在读摆渡包…</translation>
    </message>
    <message>
        <source>Importing the bundle…</source>
        <translation>正在导入摆渡包…</translation>
    </message>
    <message>
        <source>Exported: %1 changes, %2 photos and videos, %3 bundle files. They stay in the list until the answer has been imported.</source>
        <translation>已导出：%1 条修改，%2 个照片和视频，共 %3 个摆渡包文件。导入回包之前，它们仍留在待传清单里。</translation>
    </message>
    <message>
        <source>This bundle was imported before. Nothing was changed.</source>
        <translation>这个摆渡包已导入过。没有改动任何内容。</translation>
    </message>
    <message>
        <source>Imported: %1 changes have their receipt, %2 records and %3 files came.</source>
        <translation>已导入：%1 条修改收到回执，收到 %2 条记录、%3 个文件。</translation>
    </message>
    <message>
        <source>A part that comes before this one is missing: import that one, then this one again.</source>
        <translation>缺少前面的分卷：请先导入前一卷，再重新导入这一卷。</translation>
    </message>
    <message>
        <source>The hub knows another state of this PC: export a new bundle.</source>
        <translation>上级平台记录的本机状态不同：请重新导出一个摆渡包。</translation>
    </message>
</context>
<context>
    <name>ui::BundleDialog</name>
    <message>
        <source>Bundle from a USB stick</source>
        <translation>U盘上的摆渡包</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Part %1, %2</source>
        <translation>第 %1 卷，%2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>The county&apos;s hub</source>
        <translation>上级平台</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>A PC that this one does not know</source>
        <translation>本机不认识的电脑</translation>
    </message>
    <message>
        <source>A PC of %1</source>
        <translation>%1的电脑</translation>
    </message>
    <message>
        <source>receipts for %1 batches</source>
        <translation>%1 批修改的回执</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 条修改</translation>
    </message>
    <message>
        <source>%1, %2 files (%3)</source>
        <translation>%1，%2 个文件（%3）</translation>
    </message>
    <message>
        <source>It was imported here before.</source>
        <translation>这个摆渡包本机已导入过。</translation>
    </message>
    <message>
        <source>It is the answer to what this PC exported. Importing it changes only what the hub has signed.</source>
        <translation>这是对本机导出内容的回包。导入只会写入上级平台签名过的内容。</translation>
    </message>
    <message>
        <source>It is for another PC: carry it there.</source>
        <translation>这是给另一台电脑的，请带到那台电脑上导入。</translation>
    </message>
    <message>
        <source>It is for the county&apos;s hub: hand the stick in there, and import the answer here.</source>
        <translation>这是交给上级平台的：请把U盘交到县里，再回到这里导入回包。</translation>
    </message>
    <message>
        <source>It is not for this PC. If it is on its way to the county&apos;s hub, hand the stick in there.</source>
        <translation>这不是给本机的。如果是要交给上级平台的，请把U盘交到县里。</translation>
    </message>
</context>
<context>
    <name>ui::CheckStep</name>
    <message>
        <source>What is missing</source>
        <translation>还缺什么</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>会议概况</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Enter or a click goes there</source>
        <translation>回车或点一下就跳到那里</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>内容齐全</translation>
    </message>
    <message>
        <source>Nothing is missing. Submitting sends it to the town.</source>
        <translation>没有缺项。提交后会送到乡镇。</translation>
    </message>
    <message>
        <source>Look once more</source>
        <translation>请再看一眼</translation>
    </message>
    <message>
        <source>Nothing below keeps you from submitting.</source>
        <translation>下面这些不影响提交。</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>还缺 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>It can be saved as it is and completed later; submitting waits until these are filled. Choose one to go there.</source>
        <translation>现在就可以保存，以后再补；补齐这些项才能提交。点某一项就跳到那里。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>照片 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>视频 %n 段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s)</source>
        <translation>
            <numerusform>其他文件 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>No photos</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>ui::ClashText</name>
    <message>
        <source>an agenda item</source>
        <translation>某个议题</translation>
    </message>
    <message>
        <source>a member</source>
        <translation>某名党员</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::Commands</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Large text</source>
        <translation>大字版</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>本页帮助</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ui::ConflictCard</name>
    <message>
        <source>Show covered data…</source>
        <translation>显示完整信息…</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开原记录</translation>
    </message>
    <message>
        <source>In the record</source>
        <translation>记录里现在的值</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>保留这个</translation>
    </message>
    <message>
        <source>The other value</source>
        <translation>另一个值</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>改用这个</translation>
    </message>
    <message>
        <source>The branch decides it.</source>
        <translation>由支部选定。</translation>
    </message>
</context>
<context>
    <name>ui::ConflictDialog</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation>有两个版本</translation>
    </message>
    <message>
        <source>What only one of you changed is already brought together. Choose for each of these fields; the other value stays in the history.</source>
        <translation>只有一方改过的内容已经合在一起。下面这些双方都改了，请逐项选择；没选的那个留在修改记录里。</translation>
    </message>
    <message>
        <source>Yours, not saved yet</source>
        <translation>您填的（还没保存）</translation>
    </message>
    <message>
        <source>Back to the editor</source>
        <translation>回去再看看</translation>
    </message>
    <message>
        <source>Save the chosen</source>
        <translation>按选择保存</translation>
    </message>
</context>
<context>
    <name>ui::ConflictText</name>
    <message>
        <source>Deleted by one, edited by another: keep it or delete it</source>
        <translation>一处已删除，另一处又改过：请选择保留或删除</translation>
    </message>
    <message>
        <source>“%1” has two values: choose one</source>
        <translation>“%1”有两个不同的值，请选一个</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>One deleted this record while another, not knowing of it, wrote in it. It was kept, so that nothing is lost.</source>
        <translation>一处删除了这条记录，另一处不知情，又在里面填写。为了不丢内容，记录先保留着。</translation>
    </message>
    <message>
        <source>“%1” was written in two places that did not know of each other. The record shows one value; the other is kept until you choose.</source>
        <translation>“%1”在两处分别填写，互不知情。记录里显示其中一个，另一个替您留着，由您选定。</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>The record is deleted</source>
        <translation>记录已删除</translation>
    </message>
    <message>
        <source>The record stays</source>
        <translation>记录保留</translation>
    </message>
</context>
<context>
    <name>ui::ConflictsPanel</name>
    <message>
        <source>“%1”: the value in the record was kept.</source>
        <translation>“%1”：已保留记录里的值。</translation>
    </message>
    <message>
        <source>“%1”: the other value was taken.</source>
        <translation>“%1”：已改用另一个值。</translation>
    </message>
    <message>
        <source>“%1”: the text made of both was taken.</source>
        <translation>“%1”：已采用两份合并的文字。</translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>没有冲突</translation>
    </message>
    <message>
        <source>Where two people write the same field without knowing of each other, both values stand here side by side until somebody chooses one.</source>
        <translation>两个人互不知情填了同一栏时，两个值会并排列在这里，直到有人选定。</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>↑ ↓ choose a conflict · Alt+1 keeps the record&apos;s value · Alt+2 takes the other · Alt+3 takes the text of both · Ctrl+Z undoes</source>
        <translation>↑ ↓ 换一条 · Alt+1 保留 · Alt+2 改用另一个 · Alt+3 采用合并文字 · Ctrl+Z 撤销</translation>
    </message>
</context>
<context>
    <name>ui::DateField</name>
    <message>
        <source>year-month-day</source>
        <translation>年-月-日</translation>
    </message>
</context>
<context>
    <name>ui::DeliveryText</name>
    <message>
        <source>On this PC only</source>
        <translation>仅在本机</translation>
    </message>
    <message>
        <source>Waiting: %1 changes, %2 files</source>
        <translation>待上传 %1 条/%2 个文件</translation>
    </message>
    <message>
        <source>Waiting: %1 changes</source>
        <translation>待上传 %1 条</translation>
    </message>
    <message>
        <source>Text delivered, %1 files on the way</source>
        <translation>记录已送达，%1 个文件在传</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
</context>
<context>
    <name>ui::DraftWords</name>
    <message>
        <source>%1, %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新党员</translation>
    </message>
</context>
<context>
    <name>ui::ExampleRoster</name>
    <message>
        <source>Roster of members (example)</source>
        <translation>党员名册（示例）</translation>
    </message>
    <message>
        <source>Made-up people: replace them by your members. Keep the line of headings, and the identity numbers as text.</source>
        <translation>以下人员均为虚构，请换成本支部的党员。表头那一行不要改，身份证号请保持文本格式。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Save an example file</source>
        <translation>保存示例文件</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;CSV for Excel (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;Excel 可用的 CSV (*.csv)</translation>
    </message>
    <message>
        <source>Example roster.xlsx</source>
        <translation>党员名册示例.xlsx</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>Export members</source>
        <translation>导出党员</translation>
    </message>
    <message>
        <source>What for? It is written into the access log.</source>
        <translation>做什么用？会记入查看日志。</translation>
    </message>
    <message>
        <source>&amp;Covered: identity numbers and mobiles with asterisks</source>
        <translation>遮盖(&amp;C)：身份证号、手机号等打星号</translation>
    </message>
    <message>
        <source>&amp;Full data: the file is not encrypted, keep it safe and delete it afterwards</source>
        <translation>完整信息(&amp;F)：文件不加密，请妥善保管，用完删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>选择文件(&amp;O)…</translation>
    </message>
    <message numerus="yes">
        <source>%n members of the list go into an Excel workbook.</source>
        <translation>
            <numerusform>将把列表中的 %n 名党员导出到 Excel。</numerusform>
        </translation>
    </message>
    <message>
        <source>Branch work at the office</source>
        <translation>支部日常工作</translation>
    </message>
    <message>
        <source>Reporting to the town</source>
        <translation>向乡镇报送</translation>
    </message>
    <message>
        <source>Checking the roster</source>
        <translation>核对名册</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Roster %1.xlsx</source>
        <translation>党员名册 %1.xlsx</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;CSV for Excel (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;Excel 可用的 CSV (*.csv)</translation>
    </message>
    <message>
        <source>Roster of members</source>
        <translation>党员名册</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %n members</source>
        <translation>
            <numerusform>%1 · %2 · 共 %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Exported. The file is not encrypted: delete it when it is no longer needed.</source>
        <translation>已导出。这个文件没有加密，用完请删除。</translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>已导出。</translation>
    </message>
</context>
<context>
    <name>ui::FirstSyncBar</name>
    <message>
        <source>First sync</source>
        <translation>第一次同步</translation>
    </message>
    <message>
        <source>First sync: this PC fetches what the hub keeps for it. How much that is, the hub will say in a moment. You can work meanwhile.</source>
        <translation>第一次同步：正在从上级平台取回本机的内容，有多少要等平台告知。期间可以照常工作。</translation>
    </message>
    <message>
        <source>, about %1 more</source>
        <translation>，大约还要%1</translation>
    </message>
    <message>
        <source>First sync: %1 of %2 records are here%3. Photos and videos follow. You can work meanwhile.</source>
        <translation>第一次同步：记录已取回 %1 / %2 条%3。照片和视频随后。期间可以照常工作。</translation>
    </message>
</context>
<context>
    <name>ui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>ui::HelpPanel</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>ui::HelpText</name>
    <message>
        <source>Help text</source>
        <translation>帮助内容</translation>
    </message>
    <message>
        <source>All help pages</source>
        <translation>全部帮助</translation>
    </message>
</context>
<context>
    <name>ui::HistoryView</name>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>After</source>
        <translation>改为</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>上级平台</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Changed only elsewhere so far</source>
        <translation>本机没有改动过</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被退回</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待上传</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ui::HubStep</name>
    <message>
        <source>Connect to the hub</source>
        <translation>连接上级平台</translation>
    </message>
    <message>
        <source>I have an address, a file and a code</source>
        <translation>我有地址、证书文件和登记码</translation>
    </message>
    <message>
        <source>Work alone for now</source>
        <translation>暂时单机使用</translation>
    </message>
    <message>
        <source>Connecting later keeps all records</source>
        <translation>以后再连，记录都保留</translation>
    </message>
    <message>
        <source>Name of the branch or office</source>
        <translation>党支部或机关名称</translation>
    </message>
    <message>
        <source>For instance: Branch of Example Village</source>
        <translation>例如：示例村党支部</translation>
    </message>
    <message>
        <source>When the branch later connects, everything recorded until then becomes its own.</source>
        <translation>以后连接上级平台时，在此之前的记录都归入该支部。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>The book works for months without a network. The hub passes records on to the town and keeps a second copy.</source>
        <translation>没有网络也能用上几个月。上级平台把记录转给乡镇，并另存一份。</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>正在询问上级平台…</translation>
    </message>
    <message>
        <source>The hub cannot be reached at this address. Compare the address with the paper and look at the network, or work alone for now and connect later. Nothing is lost.</source>
        <translation>这个地址连不上上级平台。请核对地址、检查网络，也可以先选“暂时单机使用”，以后再连接。已填的内容都在。</translation>
    </message>
</context>
<context>
    <name>ui::ImportDialog</name>
    <message>
        <source>Import members</source>
        <translation>导入党员</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Take the import back</source>
        <translation>撤销本次导入</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Members of this import have been changed since; it cannot be taken back as a whole. Nothing was changed.</source>
        <translation>本次导入的党员之后又有修改，无法整体撤销。未作任何修改。</translation>
    </message>
    <message>
        <source>The import has been taken back; the roster is as it was.</source>
        <translation>已撤销本次导入，名册恢复原样。</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>保存未导入的行</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;CSV for Excel (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;Excel 可用的 CSV (*.csv)</translation>
    </message>
    <message>
        <source>Rejected rows.xlsx</source>
        <translation>未导入的行.xlsx</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Saved. The file is not encrypted: delete it when it is no longer needed.</source>
        <translation>已保存。该文件未加密，用完请及时删除。</translation>
    </message>
    <message numerus="yes">
        <source>Import %n members</source>
        <translation>
            <numerusform>导入%n名党员</numerusform>
        </translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>帮助（F1）</translation>
    </message>
</context>
<context>
    <name>ui::ImportFileStep</name>
    <message>
        <source>Drop the roster here, or choose the file</source>
        <translation>将名册拖到这里，或选择文件</translation>
    </message>
    <message>
        <source>Excel or WPS workbooks (.xlsx) and CSV files. Titles above the header row do no harm; identity numbers should be stored as text. Nothing is stored before you have seen what would happen.</source>
        <translation>支持 Excel、WPS 工作簿（.xlsx）和 CSV 文件。表头上方有标题行不影响导入；身份证号请存为文本。先看到试导入结果，再决定是否写入。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Choose the roster</source>
        <translation>选择名册</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.csv);;All files (*)</source>
        <translation>表格 (*.xlsx *.csv);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ui::ImportMappingStep</name>
    <message>
        <source>(leave out)</source>
        <translation>（不导入）</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Preview of the rows</source>
        <translation>数据预览</translation>
    </message>
    <message>
        <source>Field of column %1</source>
        <translation>“%1”列对应的项目</translation>
    </message>
    <message>
        <source>The header is row %1; %2 of %3 columns are understood. Check the first line and correct it where needed: your choice is remembered for files of this layout.</source>
        <translation>表头在第%1行；%3列中已识别%2列。请核对第一行，必要时修改：同样版式的文件下次会记住您的选择。</translation>
    </message>
</context>
<context>
    <name>ui::ImportReportModel</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 改为 %2</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>ui::ImportResultStep</name>
    <message>
        <source>What to list</source>
        <translation>列出内容</translation>
    </message>
    <message>
        <source>Save the rejected rows…</source>
        <translation>保存未导入的行…</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Imported: %1 new, %2 changed, %3 unchanged, %4 left out</source>
        <translation>已导入：新增%1人，更新%2人，无变化%3人，未导入%4行</translation>
    </message>
    <message>
        <source>%1 would be new, %2 changed, %3 unchanged, %4 left out</source>
        <translation>将新增%1人，更新%2人，无变化%3人，未导入%4行</translation>
    </message>
    <message>
        <source>Every row can be taken.</source>
        <translation>所有行都可以导入。</translation>
    </message>
    <message>
        <source>Rows with an error are left out, the others are taken. Save the rejected rows, correct them there and import that file again.</source>
        <translation>有错误的行不导入，其余照常导入。可保存未导入的行，在其中改正后再次导入。</translation>
    </message>
    <message>
        <source>Errors (%1)</source>
        <translation>错误（%1）</translation>
    </message>
    <message>
        <source>To be checked (%1)</source>
        <translation>需核实（%1）</translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation>变化（%1）</translation>
    </message>
</context>
<context>
    <name>ui::InvitationForm</name>
    <message>
        <source>Address of the hub</source>
        <translation>上级平台地址</translation>
    </message>
    <message>
        <source>The file ca.pem from the county</source>
        <translation>县里发的 ca.pem 文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>From the town or the county, valid once</source>
        <translation>由乡镇或县里发放，只能用一次</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>登记码</translation>
    </message>
    <message>
        <source>Certificate file of the hub</source>
        <translation>上级平台的证书文件</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>颁发者：%1</translation>
    </message>
    <message>
        <source>This file is not a certificate</source>
        <translation>这不是证书文件</translation>
    </message>
</context>
<context>
    <name>ui::JoinDialog</name>
    <message>
        <source>Connect to the hub</source>
        <translation>连接上级平台</translation>
    </message>
    <message>
        <source>Everything recorded so far becomes the branch&apos;s at the hub. Afterwards the book is opened anew with your passphrase.</source>
        <translation>到目前为止的记录都归入上级平台上的本支部。完成后请用口令重新打开。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>正在询问上级平台…</translation>
    </message>
</context>
<context>
    <name>ui::KindStep</name>
    <message>
        <source>What was it?</source>
        <translation>这是什么会议？</translation>
    </message>
    <message>
        <source>One event may be several kinds at once: choose all that apply. The digits 1 to 8 toggle them.</source>
        <translation>一次活动可以同时是几种会议，符合的都选上。按数字键 1～8 也能选。</translation>
    </message>
    <message>
        <source>As last time</source>
        <translation>照上次填写</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>ui::LogText</name>
    <message>
        <source>%1 sent</source>
        <translation>发送 %1 条</translation>
    </message>
    <message>
        <source>%1 received</source>
        <translation>收到 %1 条</translation>
    </message>
    <message>
        <source>%1 files sent</source>
        <translation>发送 %1 个文件</translation>
    </message>
    <message>
        <source>%1 files fetched</source>
        <translation>取回 %1 个文件</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 条被退回</translation>
    </message>
    <message>
        <source>%1 in conflict</source>
        <translation>%1 处冲突</translation>
    </message>
    <message>
        <source>Synced, nothing new</source>
        <translation>已同步，没有新内容</translation>
    </message>
    <message>
        <source>Synced: %1</source>
        <translation>已同步：%1</translation>
    </message>
    <message>
        <source>The hub could not be reached</source>
        <translation>连接不上上级平台</translation>
    </message>
    <message>
        <source>Sync stopped: %1</source>
        <translation>同步中断：%1</translation>
    </message>
    <message>
        <source>%1 streams differed and were compared anew</source>
        <translation>%1 个数据流不一致，已重新核对</translation>
    </message>
    <message>
        <source>A file could not be sent yet</source>
        <translation>有一个文件暂时没有发出去</translation>
    </message>
    <message>
        <source>A file could not be fetched yet</source>
        <translation>有一个文件暂时没有取回来</translation>
    </message>
    <message>
        <source>The hub knows another state of this PC; a new chain was begun</source>
        <translation>上级平台记得的本机状态不同，已另起一条记录链</translation>
    </message>
    <message>
        <source>Event “%1”</source>
        <translation>事件“%1”</translation>
    </message>
    <message>
        <source>Bundle written: %1 changes, %2 files</source>
        <translation>已写摆渡包：%1 条修改，%2 个文件</translation>
    </message>
    <message>
        <source>Bundle imported: %1 receipts, %2 received</source>
        <translation>已导入摆渡包：%1 条回执，收到 %2 条</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>The list of branches cannot be read.</source>
        <translation>读不出党支部列表。</translation>
    </message>
    <message>
        <source>%1 – Branchbook</source>
        <translation>%1 – 支部簿</translation>
    </message>
    <message>
        <source>Sample: try anything, nothing is sent, all goes on leaving</source>
        <translation>样例：随便试，不上传，退出即清除</translation>
    </message>
    <message>
        <source>What was being written for %1 is kept as a draft; it is on the page Today of that branch.</source>
        <translation>%1没写完的内容已存为草稿，在那个支部的“今日”里可以接着写。</translation>
    </message>
</context>
<context>
    <name>ui::MeetingHtml</name>
    <message>
        <source>expected %1</source>
        <translation>应到 %1</translation>
    </message>
    <message>
        <source>came %1</source>
        <translation>实到 %1</translation>
    </message>
    <message>
        <source>absent %1</source>
        <translation>缺席 %1</translation>
    </message>
    <message>
        <source>excused %1</source>
        <translation>免 %1</translation>
    </message>
    <message>
        <source>rate %1</source>
        <translation>到会率 %1</translation>
    </message>
    <message>
        <source>quorum reached</source>
        <translation>已达法定人数</translation>
    </message>
    <message>
        <source>quorum not reached</source>
        <translation>未达法定人数</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>(no longer here)</source>
        <translation>（已不在册）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Votes: for %1, against %2, abstained %3</source>
        <translation>表决：赞成 %1，反对 %2，弃权 %3</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>未到会</translation>
    </message>
    <message>
        <source>Resolution: %1</source>
        <translation>决议：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>ui::MeetingListModel</name>
    <message>
        <source>%1 photos</source>
        <translation>%1 张照片</translation>
    </message>
    <message>
        <source>%1 photos, %2 videos</source>
        <translation>%1 张照片、%2 段视频</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>党支部</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到会</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>上传</translation>
    </message>
</context>
<context>
    <name>ui::MeetingView</name>
    <message>
        <source>&amp;Back to the list</source>
        <translation>返回列表(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Copy as new</source>
        <translation>复制为新会议(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>删除(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>修改(&amp;E)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Photos and videos</source>
        <translation>照片视频</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>(no longer here)</source>
        <translation>（已不在册）</translation>
    </message>
    <message>
        <source>Attendance %1/%2</source>
        <translation>考勤 %1/%2</translation>
    </message>
    <message>
        <source>Photos and videos %1</source>
        <translation>照片视频 %1</translation>
    </message>
    <message>
        <source>Late entry</source>
        <translation>补录</translation>
    </message>
</context>
<context>
    <name>ui::MeetingWizard</name>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Save and s&amp;ubmit</source>
        <translation>保存并提交(&amp;U)</translation>
    </message>
    <message>
        <source>Something is still missing, see above</source>
        <translation>还有缺项，见上面</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+回车</translation>
    </message>
    <message>
        <source>Choose first what kind of meeting it was.</source>
        <translation>请先选择会议类型。</translation>
    </message>
    <message>
        <source>A photo or video is still being taken in; please save again in a moment.</source>
        <translation>还有照片或视频正在加密存入，请稍等一下再保存。</translation>
    </message>
    <message>
        <source>The other version, %1</source>
        <translation>另一个版本，%1</translation>
    </message>
    <message>
        <source>The other version, from the hub</source>
        <translation>另一个版本，来自上级平台</translation>
    </message>
    <message>
        <source>While you were writing, another version of this meeting arrived.</source>
        <translation>您填写的时候，这次会议在别处也被修改了。</translation>
    </message>
    <message>
        <source>Nothing is saved yet. Saving now would put your values over the other version; both stay in the history.</source>
        <translation>还没有保存。现在保存会以您填的为准，两个版本都留在修改记录里。</translation>
    </message>
    <message>
        <source>Place, host, recorder and agenda of %1, %2</source>
        <translation>地点、主持人、记录人和议程照“%1”（%2）</translation>
    </message>
    <message>
        <source>Draft kept %1</source>
        <translation>草稿已保存 %1</translation>
    </message>
    <message>
        <source>Next step; from the last one save and submit</source>
        <translation>下一步；在最后一步是保存并提交</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>上一步</translation>
    </message>
</context>
<context>
    <name>ui::MeetingWords</name>
    <message>
        <source>At least once a quarter</source>
        <translation>每季度至少一次</translation>
    </message>
    <message>
        <source>At least once a month</source>
        <translation>每月至少一次</translation>
    </message>
    <message>
        <source>At least once a month, where there are groups</source>
        <translation>设党小组的，每月至少一次</translation>
    </message>
    <message>
        <source>Regularly, usually each quarter</source>
        <translation>定期，一般每季度一次</translation>
    </message>
    <message>
        <source>Once a month, on a fixed day</source>
        <translation>每月一次，固定日期</translation>
    </message>
    <message>
        <source>At least once a year</source>
        <translation>每年至少一次</translation>
    </message>
    <message>
        <source>Once a year</source>
        <translation>每年一次</translation>
    </message>
    <message>
        <source>At least once a year between each pair</source>
        <translation>每年至少一次</translation>
    </message>
</context>
<context>
    <name>ui::MeetingsPage</name>
    <message>
        <source>&amp;New meeting</source>
        <translation>新建会议(&amp;N)</translation>
    </message>
    <message>
        <source>No meetings yet</source>
        <translation>还没有会议记录</translation>
    </message>
    <message>
        <source>Record the first one: it takes six short steps, and everything is kept while you write.</source>
        <translation>来记第一次会议：一共六小步，边写边自动保存。</translation>
    </message>
    <message>
        <source>Nothing has arrived from the branches yet.</source>
        <translation>各支部的记录还没有传上来。</translation>
    </message>
    <message>
        <source>Record a meeting</source>
        <translation>记录会议</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No meeting matches these filters.</source>
        <translation>没有符合条件的会议。</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>This meeting has been removed elsewhere.</source>
        <translation>这次会议已在别处删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n meetings</source>
        <translation>
            <numerusform>共 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a branch first.</source>
        <translation>请先选择党支部。</translation>
    </message>
    <message>
        <source>Saved and submitted.</source>
        <translation>已保存并提交。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>It has been changed again since; it cannot be taken back as a whole.</source>
        <translation>后来又改过，不能整体撤销了。</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>Remove the meeting</source>
        <translation>删除会议</translation>
    </message>
    <message>
        <source>Remove %1 of %2 with its agenda, attendance and photos?</source>
        <translation>要删除“%1”（%2）吗？议程、考勤和照片会一起删除。</translation>
    </message>
    <message>
        <source>It disappears at the town as well. You can take it back with Undo afterwards.</source>
        <translation>乡镇那边也会同时消失。删除后还可以用“撤销”找回来。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>不删除</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>已删除。</translation>
    </message>
    <message>
        <source>Search title, place, people</source>
        <translation>搜索名称、地点、人员</translation>
    </message>
    <message>
        <source>Take back the last change</source>
        <translation>撤销上一次修改</translation>
    </message>
</context>
<context>
    <name>ui::MemberCard</name>
    <message>
        <source>Sho&amp;w covered data…</source>
        <translation>显示完整信息(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>修改(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo (Ctrl+Z)</source>
        <translation>撤销(&amp;U) Ctrl+Z</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>&amp;Cover again</source>
        <translation>重新遮盖(&amp;C)</translation>
    </message>
    <message>
        <source>Lost contact</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>流动</translation>
    </message>
    <message>
        <source>Waiting for the hub</source>
        <translation>待上传</translation>
    </message>
    <message>
        <source>On this PC only</source>
        <translation>仅在本机</translation>
    </message>
</context>
<context>
    <name>ui::MemberEditor</name>
    <message>
        <source>Identity number, birth date, phones and address are covered.</source>
        <translation>敏感信息已遮盖。</translation>
    </message>
    <message>
        <source>Sho&amp;w and edit…</source>
        <translation>显示并修改(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Name *</source>
        <translation>姓名(&amp;D) *</translation>
    </message>
    <message>
        <source>Se&amp;x</source>
        <translation>性别(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Identity number</source>
        <translation>公民身份号码(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Birth date</source>
        <translation>出生日期(&amp;B)</translation>
    </message>
    <message>
        <source>Ethnicit&amp;y</source>
        <translation>民族(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Education</source>
        <translation>学历(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Category *</source>
        <translation>人员类别(&amp;C) *</translation>
    </message>
    <message>
        <source>Sta&amp;nding</source>
        <translation>党籍状态(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Joined on</source>
        <translation>加入党组织日期(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Full member on</source>
        <translation>转为正式党员日期(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Post (work)</source>
        <translation>工作岗位(&amp;P)</translation>
    </message>
    <message>
        <source>B&amp;ranch post</source>
        <translation>党内职务(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Mobile</source>
        <translation>手机(&amp;M)</translation>
    </message>
    <message>
        <source>P&amp;hone</source>
        <translation>固定电话(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>家庭住址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Lost contact</source>
        <translation>失联(&amp;L)</translation>
    </message>
    <message>
        <source>Since (year-month)</source>
        <translation>失联年月</translation>
    </message>
    <message>
        <source>2026-05</source>
        <translation>2026-05</translation>
    </message>
    <message>
        <source>A&amp;way (mobile member)</source>
        <translation>流动党员(&amp;W)</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>外出流向</translation>
    </message>
    <message>
        <source>No&amp;te</source>
        <translation>备注(&amp;T)</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Draft kept %1</source>
        <translation>草稿已保存 %1</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新党员</translation>
    </message>
    <message>
        <source>is not a day; write it as 1990-01-02</source>
        <translation>不是日期，请写成 1990-01-02 的样子</translation>
    </message>
    <message>
        <source>another member already has this number</source>
        <translation>另一名党员已经用了这个号码</translation>
    </message>
    <message>
        <source>Please look at the marked fields first; what you typed is kept as a draft.</source>
        <translation>请先看看标红的几项；您填的内容已存为草稿。</translation>
    </message>
    <message>
        <source>While you were writing, another version of this member arrived.</source>
        <translation>您填写的时候，这名党员的资料在别处也被修改了。</translation>
    </message>
    <message>
        <source>The other version</source>
        <translation>另一个版本</translation>
    </message>
</context>
<context>
    <name>ui::MemberListModel</name>
    <message>
        <source>Lost contact</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>流动</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>党支部</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ui::MembersPage</name>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;New member</source>
        <translation>新建党员(&amp;N)</translation>
    </message>
    <message>
        <source>Name, pinyin or initials</source>
        <translation>姓名、拼音或首字母</translation>
    </message>
    <message>
        <source>No members yet</source>
        <translation>还没有党员</translation>
    </message>
    <message>
        <source>Import the roster from an Excel file, or enter the first member by hand.</source>
        <translation>可以从 Excel 名册导入，也可以手工录入第一名党员。</translation>
    </message>
    <message>
        <source>Nothing has arrived from the branches yet.</source>
        <translation>各支部的记录还没有传上来。</translation>
    </message>
    <message>
        <source>Import from Excel</source>
        <translation>从 Excel 导入</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新党员</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Any standing</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Lost contact</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>流动</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>党员</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>还没有选人</translation>
    </message>
    <message>
        <source>Choose a member on the left to see the record.</source>
        <translation>在左边选一名党员，这里显示资料。</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>共 %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 members</source>
        <translation>%1 / %2 名</translation>
    </message>
    <message>
        <source>Choose a branch first.</source>
        <translation>请先选择党支部。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>It has been changed again since; it cannot be taken back as a whole.</source>
        <translation>后来又改过，不能整体撤销了。</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>Save an example file…</source>
        <translation>保存示例文件…</translation>
    </message>
    <message>
        <source>Take back the last change</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Change the chosen member</source>
        <translation>修改选中的党员</translation>
    </message>
    <message>
        <source>The example is saved. Fill in your members in its place, then import the file here.</source>
        <translation>示例已保存。请把里面的人换成本支部的党员，再在这里导入。</translation>
    </message>
    <message>
        <source>Export to Excel</source>
        <translation>导出为 Excel</translation>
    </message>
</context>
<context>
    <name>ui::MergePane</name>
    <message>
        <source>Both together, by paragraphs</source>
        <translation>两份合并（按段落）</translation>
    </message>
    <message>
        <source>Take this text</source>
        <translation>采用合并文字</translation>
    </message>
    <message>
        <source>Paragraphs that both have stand here once, all others of both. Read it over; you can change it here.</source>
        <translation>两份都有的段落只留一次，其余两边的都在。请通读一遍，可以直接修改。</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条提示</translation>
    </message>
</context>
<context>
    <name>ui::MonthCalendar</name>
    <message>
        <source>Mo Tu We Th Fr Sa Su</source>
        <translation>一 二 三 四 五 六 日</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Another day in the calendar</source>
        <translation>在月历中换一天</translation>
    </message>
    <message>
        <source>PageUp, PageDown</source>
        <translation>PageUp、PageDown</translation>
    </message>
    <message>
        <source>The month before or after in the calendar</source>
        <translation>在月历中换月</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Open what is on that day</source>
        <translation>查看那一天的会议</translation>
    </message>
</context>
<context>
    <name>ui::NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>再输一遍口令</translation>
    </message>
    <message>
        <source>Both are the same</source>
        <translation>两遍一致</translation>
    </message>
    <message>
        <source>The two differ</source>
        <translation>两遍不一致</translation>
    </message>
</context>
<context>
    <name>ui::Page</name>
    <message>
        <source>There is nothing to take back here.</source>
        <translation>这里没有可以撤销的修改。</translation>
    </message>
</context>
<context>
    <name>ui::PeopleStep</name>
    <message>
        <source>When and where</source>
        <translation>时间地点</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>时间(&amp;S)</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>地点(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主持人(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Recorder</source>
        <translation>记录人(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Observers</source>
        <translation>列席(&amp;O)</translation>
    </message>
    <message>
        <source>Names, separated by spaces</source>
        <translation>姓名，用空格隔开</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>Left empty, the kind is its title</source>
        <translation>不填就用会议类型</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>届次(&amp;E)</translation>
    </message>
    <message>
        <source>For instance: 11th of the year</source>
        <translation>例如：第11次</translation>
    </message>
    <message>
        <source>Entered &amp;late (from paper notes)</source>
        <translation>补录(&amp;L)（根据纸质记录补记）</translation>
    </message>
    <message>
        <source>Who came</source>
        <translation>到会情况</translation>
    </message>
    <message>
        <source>&amp;All others present</source>
        <translation>其余全部到会(&amp;A)</translation>
    </message>
    <message>
        <source>1 present  2 absent  3 excused  4 remote  0 clear; letters find a name by its initials</source>
        <translation>1 到会  2 缺席  3 免  4 远程  0 取消；打首字母找人</translation>
    </message>
    <message>
        <source>Time and people</source>
        <translation>时间人员</translation>
    </message>
    <message>
        <source>(no longer here)</source>
        <translation>（已不在册）</translation>
    </message>
    <message>
        <source>⚠ This day is still to come: it can be planned, but not submitted.</source>
        <translation>⚠ 这一天还没到：可以先填好，到时再提交。</translation>
    </message>
    <message>
        <source>⚠ The end lies before the start.</source>
        <translation>⚠ 结束时间早于开始时间。</translation>
    </message>
</context>
<context>
    <name>ui::PersonDialog</name>
    <message>
        <source>Add a person</source>
        <translation>添加使用人</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Post, as shown at unlock</source>
        <translation>职务（解锁时显示）</translation>
    </message>
    <message>
        <source>Readable without a passphrase: no names, please.</source>
        <translation>没有口令也能看到，请不要写姓名。</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>现在的口令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Making the keys…</source>
        <translation>正在生成密钥…</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
</context>
<context>
    <name>ui::PersonText</name>
    <message>
        <source>somebody else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>the hub</source>
        <translation>上级平台</translation>
    </message>
    <message>
        <source>at this PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>at another PC</source>
        <translation>另一台电脑</translation>
    </message>
</context>
<context>
    <name>ui::PhotoView</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Plus and minus zoom, 0 fits, 1 shows true size, R turns</source>
        <translation>加减键缩放，0 适应窗口，1 原始大小，R 旋转</translation>
    </message>
</context>
<context>
    <name>ui::PhotosStep</name>
    <message>
        <source>Photos and videos</source>
        <translation>照片视频</translation>
    </message>
    <message>
        <source>Optional. Choose files, drop them here or paste with Ctrl+V; they are kept encrypted at once and sent after the record.</source>
        <translation>可以不加。选文件、拖进来或按 Ctrl+V 粘贴都行；放进来就加密保存，先传记录后传照片。</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>ui::QuorumLine</name>
    <message>
        <source>Expected %1</source>
        <translation>应到 %1</translation>
    </message>
    <message>
        <source>Came %1</source>
        <translation>实到 %1</translation>
    </message>
    <message>
        <source>full members %1/%2, probationary %3/%4</source>
        <translation>正式 %1/%2，预备 %3/%4</translation>
    </message>
    <message>
        <source>Absent %1, excused %2</source>
        <translation>缺席 %1，免 %2</translation>
    </message>
    <message>
        <source>Absent %1</source>
        <translation>缺席 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n not marked</source>
        <translation>
            <numerusform>%n 人未点名</numerusform>
        </translation>
    </message>
    <message>
        <source>Quorum: not reached, %1 of %2, needs %3</source>
        <translation>法定人数：未达到（%1/%2，需 %3）</translation>
    </message>
    <message>
        <source>Quorum: reached, exactly half</source>
        <translation>法定人数：已达到（刚好半数）</translation>
    </message>
    <message>
        <source>With the right to vote: %1 of %2; needed for a quorum: %3</source>
        <translation>有表决权：到会 %1，应到 %2；法定人数 %3</translation>
    </message>
    <message>
        <source>Quorum: reached</source>
        <translation>法定人数：已达到</translation>
    </message>
</context>
<context>
    <name>ui::Rail</name>
    <message>
        <source>Branchbook</source>
        <translation>支部簿</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1（Ctrl+%2）</translation>
    </message>
</context>
<context>
    <name>ui::ReasonEdit</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Ill</source>
        <translation>因病</translation>
    </message>
    <message>
        <source>On duty elsewhere</source>
        <translation>公务外出</translation>
    </message>
    <message>
        <source>Working away</source>
        <translation>外出务工</translation>
    </message>
    <message>
        <source>Aged or infirm</source>
        <translation>年老体弱</translation>
    </message>
    <message>
        <source>Family matter</source>
        <translation>家中有事</translation>
    </message>
    <message>
        <source>A common reason of absence</source>
        <translation>选常用的缺席原因</translation>
    </message>
</context>
<context>
    <name>ui::RecordStep</name>
    <message>
        <source>Agenda</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>Ctrl+Up and Ctrl+Down go from item to item while you write.</source>
        <translation>写的时候按 Ctrl+上下键换议题。</translation>
    </message>
    <message>
        <source>Minutes of the whole meeting</source>
        <translation>会议总记录</translation>
    </message>
    <message>
        <source>&amp;Minutes</source>
        <translation>会议记录(&amp;M)</translation>
    </message>
    <message>
        <source>Resolution of the mee&amp;ting</source>
        <translation>会议决议(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Record: who reported, who said what, dissent too</source>
        <translation>记录(&amp;R)：谁汇报、谁说了什么，不同意见也要记</translation>
    </message>
    <message>
        <source>Re&amp;solution</source>
        <translation>决议(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Voted</source>
        <translation>已表决(&amp;V)</translation>
    </message>
    <message>
        <source>For</source>
        <translation>赞成</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>Abstained</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>Record and resolutions</source>
        <translation>记录决议</translation>
    </message>
    <message>
        <source>The whole meeting</source>
        <translation>会议总记录</translation>
    </message>
    <message>
        <source>More votes than voters present (%1)</source>
        <translation>票数多于到会的有表决权人数（%1）</translation>
    </message>
    <message>
        <source>No quorum: %1 present, needs %2</source>
        <translation>未达法定人数：到会 %1，需 %2</translation>
    </message>
    <message>
        <source>Passed: %1 of %2</source>
        <translation>通过：%1/%2</translation>
    </message>
    <message>
        <source>Not passed: more than half of %1 needed</source>
        <translation>未通过：须超过应到 %1 人的半数</translation>
    </message>
    <message>
        <source>The agenda item before</source>
        <translation>上一个议题</translation>
    </message>
    <message>
        <source>The next agenda item</source>
        <translation>下一个议题</translation>
    </message>
</context>
<context>
    <name>ui::RecoveryForm</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Groups of the recovery sheet</source>
        <translation>恢复单上的字组</translation>
    </message>
    <message>
        <source>Fourteen groups; spaces and capital letters do not matter.</source>
        <translation>共十四组，空格和大小写都不要紧。</translation>
    </message>
    <message>
        <source>Open with the recovery sheet</source>
        <translation>用恢复单打开</translation>
    </message>
    <message>
        <source>Type all groups of the printed sheet.</source>
        <translation>请输入恢复单上的全部字组。</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>It replaces the forgotten one. If this PC is connected to a hub, the town has to confirm the person anew.</source>
        <translation>它代替忘记的口令。如果本机已连接上级平台，乡镇需要重新确认使用人。</translation>
    </message>
    <message>
        <source>Print the new recovery sheet</source>
        <translation>打印新的恢复单</translation>
    </message>
    <message>
        <source>The old sheet opens nothing any more; please destroy it.</source>
        <translation>旧恢复单从此作废，请销毁。</translation>
    </message>
    <message>
        <source>Open the book</source>
        <translation>打开支部簿</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>These are not all groups of a recovery sheet. Compare them with the paper, group by group; nothing was changed.</source>
        <translation>这不是恢复单上完整的十四组字。请与纸上逐组核对；未作任何修改。</translation>
    </message>
</context>
<context>
    <name>ui::RecoverySheet</name>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <source>These groups open the record book on this PC when all passphrases are forgotten. Keep the sheet locked away like the branch&apos;s seal; do not photograph it, do not send it.</source>
        <translation>所有口令都忘记时，用下面的字组可以打开本机的支部簿。请像保管支部印章一样锁好，不要拍照，不要发送。</translation>
    </message>
    <message>
        <source>To use it: at the unlock page choose “Forgot the passphrase?” and type the groups. Afterwards print a new sheet; the old one opens nothing any more.</source>
        <translation>用法：在解锁页面选“忘记口令？”，输入这些字组。之后请打印新的恢复单，旧的作废。</translation>
    </message>
    <message>
        <source>Kept by: ______________    Date: ______________</source>
        <translation>保管人：______________    日期：______________</translation>
    </message>
    <message>
        <source>The square code holds the same groups, for a code reader at the PC; a phone has no business with it.</source>
        <translation>方形码与上面的字组相同，供电脑旁的扫码枪读取；不要用手机扫描。</translation>
    </message>
</context>
<context>
    <name>ui::RecoverySheetView</name>
    <message>
        <source>Preview and print…</source>
        <translation>预览并打印…</translation>
    </message>
    <message>
        <source>I have it on paper, try it</source>
        <translation>已经在纸上了，试一试</translation>
    </message>
    <message>
        <source>No printer at hand? Copy the groups by hand, letter by letter. The letters I, L, O and U do not occur.</source>
        <translation>没有打印机？请逐字抄下来。其中不会出现字母 I、L、O、U。</translation>
    </message>
    <message>
        <source>Show the sheet again</source>
        <translation>再看一次恢复单</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <source>Right. Keep the sheet in a safe place.</source>
        <translation>正确。请把恢复单放在安全的地方。</translation>
    </message>
    <message>
        <source>Take the sheet and type all groups from it, or read its square code with a reader. The book is opened by them once, so that the paper is right before it is needed.</source>
        <translation>请拿着恢复单，把上面的字组全部输入，或用扫码枪扫描方形码。系统会用它实际打开一次记录簿，确保需要时纸上的内容无误。</translation>
    </message>
    <message>
        <source>Groups of the recovery sheet</source>
        <translation>恢复单上的字组</translation>
    </message>
    <message>
        <source>Group %1 does not agree with the sheet, please look again.</source>
        <translation>第%1组与恢复单不一致，请再核对。</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>已输入 %1 个字符，共 %2 个</translation>
    </message>
</context>
<context>
    <name>ui::RefusedPanel</name>
    <message>
        <source>Nothing was refused</source>
        <translation>没有被退回的修改</translation>
    </message>
    <message>
        <source>What the hub does not take stays here with everything that was typed, until it is mended in its record.</source>
        <translation>上级平台没有接受的修改会连同所填内容留在这里，直到在原记录里改好。</translation>
    </message>
    <message>
        <source>The hub did not take these changes; what was typed is still here. Mend a record and it is sent again by itself.</source>
        <translation>上级平台没有接受这些修改，所填内容仍在本机。在原记录里改好后会自动重新上报。</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开原记录</translation>
    </message>
    <message>
        <source>Send all again</source>
        <translation>全部重新上报</translation>
    </message>
    <message>
        <source>For when the reason lay at the hub: a right, or an older version</source>
        <translation>适用于原因在上级平台的情况，如权限已调整、平台已升级</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Covered: identity numbers and mobiles with asterisks…</source>
        <translation>遮盖：身份证号、手机号等打星号…</translation>
    </message>
    <message>
        <source>Full data: the file is not encrypted, keep it safe…</source>
        <translation>完整信息：文件不加密，请妥善保管…</translation>
    </message>
    <message>
        <source>Refused changes</source>
        <translation>被退回的修改</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>Written here</source>
        <translation>本机所填</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Refused changes %1.xlsx</source>
        <translation>被退回的修改 %1.xlsx</translation>
    </message>
    <message>
        <source>Export refused changes</source>
        <translation>导出被退回的修改</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;CSV for Excel (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;Excel 可用的 CSV (*.csv)</translation>
    </message>
    <message>
        <source>Keeping what the hub refused</source>
        <translation>留存被退回的内容</translation>
    </message>
    <message>
        <source>Exported. The file is not encrypted: delete it when it is no longer needed.</source>
        <translation>已导出。这个文件没有加密，用完请删除。</translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>已导出。</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>退回：%1</translation>
    </message>
</context>
<context>
    <name>ui::RefusedSheet</name>
    <message>
        <source>The hub refused “%1”: %2</source>
        <translation>上级平台退回“%1”：%2</translation>
    </message>
    <message>
        <source>(the record)</source>
        <translation>（整条记录）</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>What the hub refused</source>
        <translation>被退回的修改</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>支部</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>所填</translation>
    </message>
    <message>
        <source>By</source>
        <translation>填写人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why refused</source>
        <translation>退回原因</translation>
    </message>
</context>
<context>
    <name>ui::RestoreDialog</name>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Records, photos and videos come back as they were when the backup was made. It opens with the passphrases of that time.</source>
        <translation>记录、照片和视频恢复到备份时的样子，用备份时的口令打开。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Backup file</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Open it as</source>
        <translation>由谁打开</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Groups of the recovery sheet</source>
        <translation>恢复单上的字组</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Backups (*.bbbackup)</source>
        <translation>备份文件 (*.bbbackup)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Whoever has the recovery sheet</source>
        <translation>持恢复单的人</translation>
    </message>
    <message>
        <source>Choose a backup file (.bbbackup)</source>
        <translation>选择备份文件（.bbbackup）</translation>
    </message>
    <message>
        <source>Restore the book</source>
        <translation>恢复记录簿</translation>
    </message>
    <message>
        <source>The book that is here now is set aside, whole and under a dated name; nothing of it is deleted. In its place comes the book as it was when the copy was made, with the passphrases of that time.</source>
        <translation>现在的记录簿会完整移到带日期的文件夹里，不删除任何内容；原处换成备份时的记录簿，用当时的口令打开。</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>恢复到</translation>
    </message>
    <message>
        <source>%1, safety copy %2</source>
        <translation>%1（安全副本，%2）</translation>
    </message>
    <message>
        <source>In a backup file…</source>
        <translation>备份文件中的样子…</translation>
    </message>
    <message>
        <source>Go on to unlocking</source>
        <translation>去解锁</translation>
    </message>
</context>
<context>
    <name>ui::RevealDialog</name>
    <message>
        <source>Show covered data</source>
        <translation>显示完整信息</translation>
    </message>
    <message>
        <source>What for? It is written into the access log with your name and the time, for the person whose data it is.</source>
        <translation>做什么用？您的姓名和时间会记入查看日志，本人可以查询。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>Show the covered data of %1?</source>
        <translation>显示“%1”的完整信息？</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Checking the record with the person</source>
        <translation>与本人核对资料</translation>
    </message>
    <message>
        <source>Filling in a form for the person</source>
        <translation>为本人填写表格</translation>
    </message>
    <message>
        <source>Contacting the person</source>
        <translation>联系本人</translation>
    </message>
    <message>
        <source>Correcting the record</source>
        <translation>更正资料</translation>
    </message>
</context>
<context>
    <name>ui::RoleStep</name>
    <message>
        <source>A branch</source>
        <translation>党支部</translation>
    </message>
    <message>
        <source>A town or street committee</source>
        <translation>乡镇（街道）党委</translation>
    </message>
    <message>
        <source>The county office</source>
        <translation>县委组织部</translation>
    </message>
    <message>
        <source>See all branches of the county, without editing</source>
        <translation>查看全县支部，不做修改</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Who works at this PC?</source>
        <translation>这台电脑由谁使用？</translation>
    </message>
    <message>
        <source>This decides which pages you see. The hub later confirms the role.</source>
        <translation>决定显示哪些页面。上级平台之后会核实身份。</translation>
    </message>
    <message>
        <source>This PC had a book before? Restore it from a backup…</source>
        <translation>以前用过支部簿？从备份恢复…</translation>
    </message>
    <message>
        <source>Just looking? Try it with a sample branch first</source>
        <translation>先看看？用样例支部试一试</translation>
    </message>
    <message>
        <source>Record the members and meetings of one or several branches</source>
        <translation>记录一个或几个支部的党员和会议</translation>
    </message>
    <message>
        <source>See what the branches have recorded and what is still missing, without editing</source>
        <translation>查看各支部记录了什么、还缺什么，不修改内容</translation>
    </message>
</context>
<context>
    <name>ui::SafetyCopyList</name>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Safety copies</source>
        <translation>安全副本</translation>
    </message>
    <message>
        <source>Records and drafts without photos and videos: every half an hour while something changes, before imports and before updates of the book. To go back to one, lock and choose “Restore the book…” where the passphrase is asked.</source>
        <translation>只含记录和草稿，不含照片和视频：有改动时每半小时一份，导入前、升级前各一份。要退回到某一份，请先锁定，在输入口令的页面选“恢复记录簿…”。</translation>
    </message>
</context>
<context>
    <name>ui::SearchField</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Empty the search field</source>
        <translation>清空搜索框</translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Large text</source>
        <translation>大字版</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>自动锁定</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s) without a touch</source>
        <translation>
            <numerusform>无操作 %n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>Change my passphrase…</source>
        <translation>修改我的口令…</translation>
    </message>
    <message>
        <source>New recovery sheet…</source>
        <translation>新的恢复单…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>People at this PC</source>
        <translation>本机使用人</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>添加使用人…</translation>
    </message>
    <message>
        <source>Connection to the hub</source>
        <translation>与上级平台的连接</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Branchbook, version %1</source>
        <translation>支部簿，版本 %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Made with Qt, SQLCipher, libsodium, zstd, ICU and FFmpeg.</source>
        <translation>自由软件，采用 GNU 通用公共许可证第 3 版或更新版本。使用了 Qt、SQLCipher、libsodium、zstd、ICU 和 FFmpeg。</translation>
    </message>
    <message>
        <source>Show the licence</source>
        <translation>查看许可证</translation>
    </message>
    <message>
        <source>at the PC now</source>
        <translation>正在使用</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The passphrase is changed. It counts from the next unlock.</source>
        <translation>口令已修改，下次解锁起生效。</translation>
    </message>
    <message>
        <source>Remove “%1” from this PC?</source>
        <translation>从本机移除“%1”？</translation>
    </message>
    <message>
        <source>This person can no longer open the book here. What they recorded stays.</source>
        <translation>此人不能再在本机打开支部簿，所记内容全部保留。</translation>
    </message>
    <message>
        <source>Make a new recovery sheet?</source>
        <translation>制作新的恢复单？</translation>
    </message>
    <message>
        <source>The old sheet opens nothing any more from that moment on. Have paper at hand: the new one is shown once.</source>
        <translation>从那一刻起旧恢复单作废。请先备好纸张：新的只显示一次。</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::SetupPeopleStep</name>
    <message>
        <source>A person</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Post, as shown at unlock</source>
        <translation>职务（解锁时显示）</translation>
    </message>
    <message>
        <source>Everyone who starts this PC can read it: write the post, never a name.</source>
        <translation>开机的人都能看到：请写职务，不要写姓名。</translation>
    </message>
    <message>
        <source>At this PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Add another person</source>
        <translation>再添加一人</translation>
    </message>
    <message>
        <source>Each person opens the book with a passphrase of their own, so that it is always clear who recorded what. More people can be added later under Settings.</source>
        <translation>每人用自己的口令打开，谁记的一清二楚。以后可在“设置”里再添加。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Who opens the record book?</source>
        <translation>谁来打开支部簿？</translation>
    </message>
    <message>
        <source>Everything on this PC is encrypted. Without a passphrase or the recovery sheet nobody can read it, not even we.</source>
        <translation>本机上的一切都已加密。没有口令或恢复单，谁也打不开，我们也不能。</translation>
    </message>
    <message>
        <source>Secretary</source>
        <translation>书记</translation>
    </message>
    <message>
        <source>Town clerk</source>
        <translation>乡镇干事</translation>
    </message>
    <message>
        <source>County clerk</source>
        <translation>县级干事</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>还没有人</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Making the keys, this takes a few seconds…</source>
        <translation>正在生成密钥，需要几秒钟…</translation>
    </message>
</context>
<context>
    <name>ui::SetupWindow</name>
    <message>
        <source>Branchbook – first use</source>
        <translation>支部簿 – 首次使用</translation>
    </message>
    <message>
        <source>Branchbook</source>
        <translation>支部簿</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>开始记录</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Making the sample branch…</source>
        <translation>正在准备样例支部…</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>帮助（F1）</translation>
    </message>
</context>
<context>
    <name>ui::SheetDialog</name>
    <message>
        <source>New recovery sheet</source>
        <translation>新的恢复单</translation>
    </message>
    <message>
        <source>The old sheet opens nothing any more; please destroy it.</source>
        <translation>旧恢复单从此作废，请销毁。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>ui::SheetStep</name>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <source>Print the recovery sheet</source>
        <translation>打印恢复单</translation>
    </message>
    <message>
        <source>When all passphrases are forgotten, this sheet is the only way back. It is shown once and stored nowhere.</source>
        <translation>所有口令都忘记时，只有它能打开。它只显示一次，任何地方都不保存。</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Show a page of the rail</source>
        <translation>打开左侧栏的页面</translation>
    </message>
    <message>
        <source>Ctrl+1 … %1</source>
        <translation>Ctrl+1 … %1</translation>
    </message>
    <message>
        <source>On this page: %1</source>
        <translation>当前页面：%1</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何页面</translation>
    </message>
</context>
<context>
    <name>ui::StartFailureWindow</name>
    <message>
        <source>Branchbook – cannot be opened</source>
        <translation>支部簿 – 无法打开</translation>
    </message>
    <message>
        <source>The record book cannot be opened</source>
        <translation>记录簿无法打开</translation>
    </message>
    <message>
        <source>The book&apos;s folder: %1</source>
        <translation>记录簿文件夹：%1</translation>
    </message>
    <message>
        <source>For the county office: %1</source>
        <translation>报给县里的代码：%1</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Set this PC up anew</source>
        <translation>重新设置本机</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
</context>
<context>
    <name>ui::StartStep</name>
    <message>
        <source>In use since</source>
        <translation>启用日期</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Since January</source>
        <translation>从一月起</translation>
    </message>
    <message>
        <source>Reminders and rates count from this day. Older meetings can still be entered; they are marked as entered later.</source>
        <translation>提醒和统计从这一天算起。更早的会议仍可录入，会标明“补录”。</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>From which day do you record here?</source>
        <translation>从哪一天开始在这里记录？</translation>
    </message>
    <message>
        <source>Months before that day do not show up as missed.</source>
        <translation>这一天之前的月份不会显示为缺漏。</translation>
    </message>
    <message>
        <source>The first sync begins as soon as the book is open. How much there is to fetch and how long it takes stands there as soon as the hub has said it; you can work meanwhile.</source>
        <translation>打开支部簿后会自动开始第一次同步。要取回多少、大约需要多久，平台告知后会显示出来；期间可以照常工作。</translation>
    </message>
</context>
<context>
    <name>ui::StatusSentence</name>
    <message numerus="yes">
        <source>%n change(s) refused</source>
        <translation>
            <numerusform>%n 条被退回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to look at</source>
        <translation>
            <numerusform>%n 处冲突待处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to send</source>
        <translation>
            <numerusform>%n 条待上传</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to send</source>
        <translation>
            <numerusform>%n 个文件待上传</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to fetch</source>
        <translation>
            <numerusform>%n 个文件待取回</numerusform>
        </translation>
    </message>
    <message>
        <source>Working alone</source>
        <translation>单机使用</translation>
    </message>
    <message>
        <source>This PC is not connected to a hub yet</source>
        <translation>本机还没有连接上级平台</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>The hub refuses this PC</source>
        <translation>上级平台不接受本机</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>需要看一下</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>Not everything is sent yet</source>
        <translation>还没有全部上传</translation>
    </message>
    <message>
        <source>last synced %1</source>
        <translation>上次同步 %1</translation>
    </message>
    <message>
        <source>never synced</source>
        <translation>从未同步</translation>
    </message>
</context>
<context>
    <name>ui::StepBar</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
    <message>
        <source>← →</source>
        <translation>← →</translation>
    </message>
    <message>
        <source>Another step, in the bar of steps</source>
        <translation>在步骤条上换一步</translation>
    </message>
</context>
<context>
    <name>ui::StrengthHint</name>
    <message>
        <source>Four or five words, or 12 mixed characters</source>
        <translation>四五个词，或 12 个混合字符</translation>
    </message>
    <message>
        <source>Too easy to guess, please add more</source>
        <translation>太容易猜到，请再加一些</translation>
    </message>
    <message>
        <source>Good enough</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>很好</translation>
    </message>
</context>
<context>
    <name>ui::SyncPage</name>
    <message>
        <source>Connect to a hub…</source>
        <translation>连接上级平台…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>本机待传</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Versions and counts for the person who helps; nothing about people</source>
        <translation>只含版本和数量，方便别人帮忙，不含任何人的信息</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Next try at %1</source>
        <translation>下次尝试 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Records %1 / %2</source>
        <translation>记录 %1 / %2</translation>
    </message>
    <message>
        <source>Files %1 / %2 %3</source>
        <translation>文件 %1 / %2 %3</translation>
    </message>
    <message>
        <source>· about %1</source>
        <translation>· 约 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos and videos to send</source>
        <translation>待上传的照片和视频</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos and videos to fetch</source>
        <translation>待取回的照片和视频</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有待传内容</translation>
    </message>
    <message>
        <source>Nothing was refused, no conflicts</source>
        <translation>没有退回，没有冲突</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>……还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Copied. It holds versions and counts, nothing about people.</source>
        <translation>已复制。只含版本和数量，不含任何人的信息。</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>还没有记录。</translation>
    </message>
    <message>
        <source>Look at all</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>没有这样的记录。</translation>
    </message>
</context>
<context>
    <name>ui::SyncStatusBar</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Sync now (F5)</source>
        <translation>立即同步（F5）</translation>
    </message>
</context>
<context>
    <name>ui::TitleArea</name>
    <message>
        <source>Branch</source>
        <translation>所在党支部</translation>
    </message>
    <message>
        <source>The branch that is being worked on</source>
        <translation>正在记录的党支部</translation>
    </message>
    <message>
        <source>Help for this page (F1)</source>
        <translation>本页帮助（F1）</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>锁定（Ctrl+L）</translation>
    </message>
    <message>
        <source>Menu with all commands</source>
        <translation>全部命令的菜单</translation>
    </message>
    <message>
        <source>All branches</source>
        <translation>全部支部</translation>
    </message>
    <message>
        <source>No branch yet</source>
        <translation>还没有党支部</translation>
    </message>
    <message>
        <source>End the trial</source>
        <translation>结束试用</translation>
    </message>
    <message>
        <source>Removes the sample branch and goes back to the first page</source>
        <translation>清除样例支部，回到第一页</translation>
    </message>
</context>
<context>
    <name>ui::TodayPage</name>
    <message>
        <source>Record a meeting</source>
        <translation>记录会议</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation>接着写</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要留意</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>A dot marks a day with a meeting; press it to read the meeting.</source>
        <translation>有圆点的日子开过会，点一下查看。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message numerus="yes">
        <source>%1 · overdue by %n days</source>
        <translation>
            <numerusform>%1 · 逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · not recorded yet, last day</source>
        <translation>%1 · 未记录，今天是最后一天</translation>
    </message>
    <message numerus="yes">
        <source>%1 · not recorded yet, %n days left</source>
        <translation>
            <numerusform>%1 · 未记录，剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · done</source>
        <translation>%1 · 已完成</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>去记录</translation>
    </message>
    <message>
        <source>To do in %1 (%2)</source>
        <translation>%1待办（%2）</translation>
    </message>
    <message>
        <source>Everything of this month is done.</source>
        <translation>本月事项已完成。</translation>
    </message>
    <message>
        <source>Draft, kept %1</source>
        <translation>草稿，%1 自动保存</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message numerus="yes">
        <source>%n more members</source>
        <translation>
            <numerusform>还有 %n 名党员</numerusform>
        </translation>
    </message>
    <message>
        <source>Members</source>
        <translation>看名单</translation>
    </message>
    <message numerus="yes">
        <source>%n more overdue</source>
        <translation>
            <numerusform>还有 %n 项逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>More that the hub did not take as it was</source>
        <translation>还有上级平台未照收的内容</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>Next: %1, by %2</source>
        <translation>下一项：%1，%2前完成</translation>
    </message>
</context>
<context>
    <name>ui::TownPage</name>
    <message>
        <source>Branches that still lack something stand first, then the others, each in the order of their codes. Enter opens the meetings of a branch.</source>
        <translation>还缺记录的支部排在前面，其余在后，都按代码排列，不做排名。回车查看该支部的会议。</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>支部</translation>
    </message>
    <message>
        <source>No branches yet</source>
        <translation>还没有支部</translation>
    </message>
    <message>
        <source>They appear after the first sync with the hub.</source>
        <translation>与上级平台同步一次后就会显示。</translation>
    </message>
    <message>
        <source>%1: %2 of %3 branches have recorded their theme day</source>
        <translation>%1：%3 个支部中 %2 个已记录主题党日</translation>
    </message>
</context>
<context>
    <name>ui::TroubleView</name>
    <message>
        <source>Back to sync</source>
        <translation>返回同步</translation>
    </message>
    <message>
        <source>Conflicts (%1)</source>
        <translation>冲突（%1）</translation>
    </message>
    <message>
        <source>Refused (%1)</source>
        <translation>被退回（%1）</translation>
    </message>
    <message>
        <source>This conflict has been decided.</source>
        <translation>这处冲突已经处理过了。</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>It has been changed again since; it cannot be taken back.</source>
        <translation>后来又改过，不能撤销了。</translation>
    </message>
    <message>
        <source>Taken back: the conflict is open again.</source>
        <translation>已撤销，冲突恢复为待处理。</translation>
    </message>
    <message>
        <source>Open the decided conflict again</source>
        <translation>重新打开刚处理的冲突</translation>
    </message>
</context>
<context>
    <name>ui::UnlockWindow</name>
    <message>
        <source>Branchbook – unlock</source>
        <translation>支部簿 – 解锁</translation>
    </message>
    <message>
        <source>Branchbook</source>
        <translation>支部簿</translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation>谁在使用？</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Forgot the passphrase?</source>
        <translation>忘记口令？</translation>
    </message>
    <message numerus="yes">
        <source>Please wait %n second(s) before the next try.</source>
        <translation>
            <numerusform>请等 %n 秒再试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Restore the book…</source>
        <translation>恢复记录簿…</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>帮助（F1）</translation>
    </message>
</context>
<context>
    <name>ui::ValuePane</name>
    <message>
        <source>The clock of that PC was wrong; the time may be too.</source>
        <translation>那台电脑的时钟当时不准，时间仅供参考。</translation>
    </message>
</context>
<context>
    <name>ui::ValueText</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>ui::VideoView</name>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Space plays and pauses, the arrows go five seconds</source>
        <translation>空格播放或暂停，左右键进退五秒</translation>
    </message>
    <message>
        <source>Position in the video</source>
        <translation>播放位置</translation>
    </message>
    <message>
        <source>Position and length</source>
        <translation>当前位置和总时长</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
</TS>
