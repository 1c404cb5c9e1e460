<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>About</name>
    <message>
        <source>About Backprop Studio</source>
        <translation>Backprop Studio 정보</translation>
    </message>
    <message>
        <source>Backprop Studio {version}</source>
        <translation>Backprop Studio {version}</translation>
    </message>
    <message>
        <source>Draw a neural network and watch it learn. MIT license.</source>
        <translation>신경망을 그리고, 배우는 모습을 지켜보세요. MIT 라이선스.</translation>
    </message>
</context>
<context>
    <name>Activation</name>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>쌍곡탄젠트(tanh)</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>사인</translation>
    </message>
</context>
<context>
    <name>Arguments</name>
    <message>
        <source>Swap the arguments (S)</source>
        <translation>인수 순서 바꾸기 (S)</translation>
    </message>
    <message>
        <source>{number}. {name}</source>
        <translation>{number}. {name}</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>인수</translation>
    </message>
    <message>
        <source>from</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>Where the argument comes from, in order</source>
        <translation>인수가 어디에서 오는지, 순서대로</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>Value of the argument for the shown sample</source>
        <translation>보이는 샘플에서 인수의 값</translation>
    </message>
    <message>
        <source>∂a/∂x</source>
        <translation>∂a/∂x</translation>
    </message>
    <message>
        <source>Local gradient: how a changes with this argument</source>
        <translation>국소적 미분: 이 인수에 따라 a가 변하는 정도</translation>
    </message>
    <message>
        <source>∂L/∂x</source>
        <translation>∂L/∂x</translation>
    </message>
    <message>
        <source>What flows back to the argument: ∂L/∂a times the local gradient</source>
        <translation>인수로 되돌아가는 값: ∂L/∂a에 국소적 미분을 곱한 것</translation>
    </message>
    <message>
        <source>a</source>
        <translation>a</translation>
    </message>
</context>
<context>
    <name>Around</name>
    <message>
        <source>&amp;Float or dock the panel with the keyboard</source>
        <translation>키보드가 있는 패널 떼거나 붙이기(&amp;F)</translation>
    </message>
    <message>
        <source>The keyboard is in no panel. Go to one with F6, then float or dock it.</source>
        <translation>키보드가 패널에 있지 않습니다. F6으로 패널에 간 다음 떼거나 붙이세요.</translation>
    </message>
    <message>
        <source>Dock “{panel}”</source>
        <translation>“{panel}” 패널 붙이기</translation>
    </message>
    <message>
        <source>Float “{panel}”</source>
        <translation>“{panel}” 패널 떼기</translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>The step that led there is taken back: what you see is where it began.</source>
        <translation>그 스텝은 되돌렸습니다. 화면은 그 스텝을 시작한 곳입니다.</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>위치 보기</translation>
    </message>
    <message>
        <source>The paper is empty. Draw a network, or take a whole one from the palette.</source>
        <translation>아직 아무것도 없습니다. 신경망을 그리거나 팔레트에서 완성된 것을 가져오세요.</translation>
    </message>
    <message>
        <source>This drawing cannot be trained yet. Click a line to see where.</source>
        <translation>아직 이 그림을 학습시킬 수 없습니다. 줄을 클릭하면 어디인지 보여 줍니다.</translation>
    </message>
    <message>
        <source>This drawing cannot be trained yet ({count} reasons). Click a line to see where.</source>
        <translation>아직 이 그림을 학습시킬 수 없습니다(이유 {count}개). 줄을 클릭하면 어디인지 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>Binding</name>
    <message>
        <source>There is no input yet; place one and connect it.</source>
        <translation>아직 입력이 없습니다. 입력을 놓고 연결하세요.</translation>
    </message>
    <message>
        <source>There is no output yet; connect the inputs to a neuron.</source>
        <translation>아직 출력이 없습니다. 입력을 뉴런에 연결하세요.</translation>
    </message>
    <message>
        <source>There is no output yet; connect the values to an operation.</source>
        <translation>아직 출력이 없습니다. 값을 연산에 연결하세요.</translation>
    </message>
    <message>
        <source>{node} is bound to {column}, which the data does not have; choose another column for it.</source>
        <translation>{node} 노드에 연결된 {column} 열이 데이터에 없습니다. 다른 열을 고르세요.</translation>
    </message>
    <message>
        <source>The drawing has more inputs ({nodes}) than the data has features ({columns}); remove inputs or choose other data.</source>
        <translation>그림의 입력({nodes}개)이 데이터의 특성({columns}개)보다 많습니다. 입력을 지우거나 다른 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>The drawing has more outputs ({nodes}) than the data has targets ({columns}); connect the loose ends, mark fewer outputs, set “Counts” to 0 for those that are only watched, or choose other data.</source>
        <translation>그림의 출력({nodes}개)이 데이터의 목표값({columns}개)보다 많습니다. 열린 끝을 연결하거나, 출력 표시를 줄이거나, 지켜보기만 할 출력의 “비중”을 0으로 하거나, 다른 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>{node} is to be compared with a target, but a drawing without inputs has no data; choose “Value of the node” as its loss, or place an input.</source>
        <translation>{node} 노드를 목표와 비교해야 하는데 입력이 없는 그림에는 데이터가 없습니다. 손실 함수로 “노드의 값”을 고르거나 입력을 놓으세요.</translation>
    </message>
</context>
<context>
    <name>Bindings</name>
    <message>
        <source>{column} (missing)</source>
        <translation>{column} (없음)</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>순서대로</translation>
    </message>
    <message>
        <source>in order: {column}</source>
        <translation>순서대로: {column}</translation>
    </message>
    <message>
        <source>Bind {name} to a column</source>
        <translation>{name} 노드를 열에 연결</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>그 밖에 {count}개</translation>
    </message>
    <message>
        <source>The loss is the value of the output itself, so there is no target.</source>
        <translation>출력의 값 자체가 손실이므로 비교할 목표가 없습니다.</translation>
    </message>
    <message>
        <source>None is drawn yet. The data has {count} columns for them.</source>
        <translation>아직 그린 것이 없습니다. 데이터에 열이 {count}개 있습니다.</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Drag a neuron here from the palette, or press N and click.</source>
        <translation>팔레트에서 뉴런을 이곳으로 끌어 오거나, N 키를 누르고 클릭하세요.</translation>
    </message>
    <message>
        <source>This edge has no weight: it carries a value into an operation, just as it is.</source>
        <translation>이 간선에는 가중치가 없습니다. 값을 그대로 연산으로 전달합니다.</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>watched</source>
        <translation>관찰만</translation>
    </message>
    <message>
        <source>L = {value}</source>
        <translation>L = {value}</translation>
    </message>
    <message>
        <source>L + {value}</source>
        <translation>L + {value}</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>mixed</source>
        <translation>여러 값</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Draw a neural network and watch it learn: the same work without a screen.</source>
        <translation>신경망을 그리고 배우는 모습을 지켜봅니다. 같은 일을 화면 없이 합니다.</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>불일치</translation>
    </message>
    <message>
        <source>kink</source>
        <translation>꺾임</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>판단 불가</translation>
    </message>
    <message>
        <source>(id, backpropagation, difference quotient, relative error, h, floor, verdict, name)</source>
        <translation>(id, 역전파, 차분 몫, 상대 오차, h, 하한, 판정, 이름)</translation>
    </message>
    <message>
        <source>the drawing</source>
        <translation>그림 파일</translation>
    </message>
    <message>
        <source>seed of the initial weights (default: the weights in the file)</source>
        <translation>초기 가중치의 시드 (기본: 파일에 있는 가중치)</translation>
    </message>
    <message>
        <source>list every weight, bias and value</source>
        <translation>모든 가중치, 편향과 값을 나열</translation>
    </message>
    <message>
        <source>print how far differences are off for every h, in float64 and in float32</source>
        <translation>h마다 차분이 얼마나 어긋나는지 float64와 float32로 출력</translation>
    </message>
    <message>
        <source>print one JSON object, and nothing else</source>
        <translation>JSON 객체 하나만 출력</translation>
    </message>
    <message>
        <source>nothing could be compared</source>
        <translation>견줄 수 있는 것이 없습니다</translation>
    </message>
    <message>
        <source>relative error of the central difference D(h) itself, for every h:</source>
        <translation>중앙 차분 D(h) 자체의 상대 오차, h마다:</translation>
    </message>
    <message>
        <source>and {count} more; --all names them</source>
        <translation>그 밖에 {count}개. --all을 쓰면 모두 나열합니다</translation>
    </message>
    <message>
        <source>relative error: |b - d| / max(|b|, |d|, floor), with floor = {floor} at h = {h}</source>
        <translation>상대 오차: |b - d| / max(|b|, |d|, 하한), h = {h}일 때 하한 = {floor}</translation>
    </message>
    <message>
        <source>b by backpropagation, d = (4 D(h) - D(2h)) / 3, D(h) = (L(w + h) - L(w - h)) / 2h</source>
        <translation>b는 역전파, d = (4 D(h) - D(2h)) / 3, D(h) = (L(w + h) - L(w - h)) / 2h</translation>
    </message>
    <message>
        <source>worst relative error: {error:.2e} at {name} ({id}), h = {h:.0e}</source>
        <translation>가장 큰 상대 오차: {error:.2e}, {name} ({id}), h = {h:.0e}</translation>
    </message>
    <message>
        <source>{kinks} of {count} cross a kink, where a difference is no derivative</source>
        <translation>{count}개 중 {kinks}개는 꺾인 점을 지나므로 차분이 도함수가 아닙니다</translation>
    </message>
    <message>
        <source>{unknown} of {count} cannot be told by differences</source>
        <translation>{count}개 중 {unknown}개는 차분으로 판단할 수 없습니다</translation>
    </message>
    <message>
        <source>over {samples} of the {all} samples, evenly spread</source>
        <translation>표본 {all}개 중 고르게 뽑은 {samples}개로 확인</translation>
    </message>
    <message>
        <source>1 neuron</source>
        <translation>뉴런 1개</translation>
    </message>
    <message>
        <source>{count} neurons</source>
        <translation>뉴런 {count}개</translation>
    </message>
    <message>
        <source>1 neuron or operation</source>
        <translation>뉴런 또는 연산 1개</translation>
    </message>
    <message>
        <source>{count} neurons and operations</source>
        <translation>뉴런과 연산 {count}개</translation>
    </message>
    <message>
        <source>1 edge</source>
        <translation>간선 1개</translation>
    </message>
    <message>
        <source>{count} edges</source>
        <translation>간선 {count}개</translation>
    </message>
    <message>
        <source>{count} weights and biases</source>
        <translation>가중치와 편향 {count}개</translation>
    </message>
    <message>
        <source>1 weight or bias</source>
        <translation>가중치 또는 편향 1개</translation>
    </message>
    <message>
        <source>{count} weights and values</source>
        <translation>가중치와 값 {count}개</translation>
    </message>
    <message>
        <source>1 weight or value</source>
        <translation>가중치 또는 값 1개</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 에포크</translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation>{count} 에포크</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 스텝</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} 스텝</translation>
    </message>
    <message>
        <source>{what} checked: backpropagation is right</source>
        <translation>{what} 확인: 역전파가 맞습니다</translation>
    </message>
    <message>
        <source>{what} checked: the worst is above {limit:.0e}</source>
        <translation>{what} 확인: 가장 큰 오차가 {limit:.0e}보다 큽니다</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>check every gradient of a drawing against finite differences</source>
        <translation>그림의 모든 기울기를 수치 미분과 비교해 확인</translation>
    </message>
    <message>
        <source>a CSV file, or one of {keys} (default: as in the file)</source>
        <translation>CSV 파일 또는 다음 중 하나: {keys} (기본: 파일에 적힌 대로)</translation>
    </message>
    <message>
        <source>target columns of the CSV file, with commas between (default: the last one)</source>
        <translation>CSV 파일의 목표 열, 쉼표로 구분 (기본: 마지막 열)</translation>
    </message>
    <message>
        <source>how the numbers of the CSV file are scaled: {keys} (default: none)</source>
        <translation>CSV 파일의 숫자를 조정하는 방법: {keys} (기본: none)</translation>
    </message>
    <message>
        <source>number of samples</source>
        <translation>샘플 수</translation>
    </message>
    <message>
        <source>noise of the samples</source>
        <translation>샘플의 잡음</translation>
    </message>
    <message>
        <source>share of the samples that is kept for testing, at least 0 and below 1</source>
        <translation>테스트용으로 따로 두는 샘플의 비율, 0 이상 1 미만</translation>
    </message>
    <message>
        <source>{option} is for a CSV file; name one by --data.</source>
        <translation>{option} 옵션은 CSV 파일에만 쓸 수 있습니다. --data로 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>{option} changes nothing in the data “{data}”; leave it out.</source>
        <translation>{option} 옵션은 데이터 “{data}”에 아무 영향이 없습니다. 빼고 실행하세요.</translation>
    </message>
    <message>
        <source>“{name}” is neither a file nor a dataset; the datasets are {keys}.</source>
        <translation>“{name}”: 그런 파일도 데이터셋도 없습니다. 데이터셋은 다음과 같습니다: {keys}.</translation>
    </message>
    <message>
        <source>the weights for other programs, or a picture of the drawing: {keys}</source>
        <translation>다른 프로그램을 위한 가중치 또는 그림의 이미지: {keys}</translation>
    </message>
    <message>
        <source>file to write, - for standard output (default: a new one, named after the drawing)</source>
        <translation>쓸 파일. -는 표준 출력입니다 (기본: 그림 파일의 이름을 딴 새 파일)</translation>
    </message>
    <message>
        <source>Wrote {file}.</source>
        <translation>저장했습니다: {file}</translation>
    </message>
    <message>
        <source>write the weights for other programs, or a picture of the drawing</source>
        <translation>다른 프로그램을 위한 가중치나 그림의 이미지를 저장</translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation>{file}: {problem}</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>파일이 아닙니다.</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>파일을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The file is larger than {limit} MB.</source>
        <translation>파일이 {limit} MB보다 큽니다.</translation>
    </message>
    <message>
        <source>sizes of the layers, from the inputs to the outputs, as in 2-4-1</source>
        <translation>입력부터 출력까지 각 층의 크기, 예: 2-4-1</translation>
    </message>
    <message>
        <source>activation of every neuron: {keys}</source>
        <translation>모든 뉴런의 활성화 함수: {keys}</translation>
    </message>
    <message>
        <source>activation of the outputs, where it is another</source>
        <translation>출력의 활성화 함수 (다를 때만)</translation>
    </message>
    <message>
        <source>data it will learn: the name of a built-in dataset, or a CSV file</source>
        <translation>배울 데이터: 내장 데이터셋의 이름 또는 CSV 파일</translation>
    </message>
    <message>
        <source>file to write; without it the drawing goes to standard output</source>
        <translation>쓸 파일; 없으면 그림을 표준 출력으로 보냅니다</translation>
    </message>
    <message>
        <source>replace the file if it is there</source>
        <translation>파일이 이미 있으면 바꿉니다</translation>
    </message>
    <message>
        <source>{file} is there already; choose another name, or add --force.</source>
        <translation>{file}: 파일이 이미 있습니다. 다른 이름을 고르거나 --force를 덧붙이세요.</translation>
    </message>
    <message>
        <source>“{layers}” is no list of layer sizes; write it as in 2-4-1.</source>
        <translation>“{layers}”: 층의 크기로 읽을 수 없습니다. 2-4-1처럼 쓰세요.</translation>
    </message>
    <message>
        <source>draw a layered network into a file</source>
        <translation>층으로 된 신경망을 그려 파일로 저장</translation>
    </message>
    <message>
        <source>Pictures need Qt, which does not load here: {reason}.</source>
        <translation>이미지를 만들려면 Qt가 필요한데 여기서는 불러올 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The drawing has no inputs, so it takes no data; leave out --data.</source>
        <translation>그림에 입력이 없어서 데이터를 받지 않습니다. --data를 빼세요.</translation>
    </message>
    <message>
        <source>the drawing (default: the XOR example)</source>
        <translation>그림 파일 (기본: XOR 예제)</translation>
    </message>
    <message>
        <source>folder for the files (default: a new one, {folder})</source>
        <translation>파일을 둘 폴더 (기본: 새 폴더 {folder})</translation>
    </message>
    <message>
        <source>replace files of an earlier report in the folder</source>
        <translation>폴더에 있는 이전 보고서의 파일을 덮어씁니다</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}.</source>
        <translation>{folder} 폴더를 만들 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>train a drawing; leave its weights, its picture and its loss curve in a folder</source>
        <translation>그림을 학습시키고 가중치, 이미지, 손실 곡선을 폴더에 저장</translation>
    </message>
    <message>
        <source>training loss: {loss:.6g}</source>
        <translation>학습 손실: {loss:.6g}</translation>
    </message>
    <message>
        <source>value: {loss:.6g}</source>
        <translation>값: {loss:.6g}</translation>
    </message>
    <message>
        <source>{data}: {epochs}, {steps}, {seconds:.2f} s</source>
        <translation>{data}: {epochs}, {steps}, {seconds:.2f}초</translation>
    </message>
    <message>
        <source>held-out loss: {loss:.6g}</source>
        <translation>테스트 손실: {loss:.6g}</translation>
    </message>
    <message>
        <source>training accuracy: {share:.1%}</source>
        <translation>학습 정확도: {share:.1%}</translation>
    </message>
    <message>
        <source>held-out accuracy: {share:.1%}</source>
        <translation>테스트 정확도: {share:.1%}</translation>
    </message>
    <message>
        <source>stop after so many epochs (default: as in the file, or {epochs})</source>
        <translation>이만큼의 에포크 뒤에 멈춤 (기본: 파일에 적힌 대로, 없으면 {epochs})</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>samples in a batch; 0 means all</source>
        <translation>배치 하나의 샘플 수; 0은 전부</translation>
    </message>
    <message>
        <source>seed of the initial weights and of the order of the samples</source>
        <translation>초기 가중치와 샘플 순서의 시드</translation>
    </message>
    <message>
        <source>optimizer: {keys}</source>
        <translation>최적화 방법: {keys}</translation>
    </message>
    <message>
        <source>loss: {keys}</source>
        <translation>손실 함수: {keys}</translation>
    </message>
    <message>
        <source>how the loss counts samples: {keys}</source>
        <translation>손실이 샘플을 세는 방식: {keys}</translation>
    </message>
    <message>
        <source>momentum; of Adam, beta 1</source>
        <translation>모멘텀; Adam에서는 베타 1</translation>
    </message>
    <message>
        <source>decay of RMSProp; of Adam, beta 2</source>
        <translation>RMSProp의 감쇠; Adam에서는 베타 2</translation>
    </message>
    <message>
        <source>L1 regularization</source>
        <translation>L1 규제</translation>
    </message>
    <message>
        <source>L2 regularization</source>
        <translation>L2 규제</translation>
    </message>
    <message>
        <source>--convention {value} does not suit the loss {loss}; choose from {keys}.</source>
        <translation>--convention {value}: 손실 {loss}에는 쓸 수 없습니다. {keys} 가운데서 고르세요.</translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> 에포크</translation>
    </message>
    <message>
        <source>go on from the weights that the file has learned</source>
        <translation>파일에 있는 배운 가중치에서 이어서 학습</translation>
    </message>
    <message>
        <source>write the drawing with what it learned</source>
        <translation>배운 것과 함께 그림을 저장</translation>
    </message>
    <message>
        <source>write the learned weights for other programs</source>
        <translation>다른 프로그램을 위해 배운 가중치를 저장</translation>
    </message>
    <message>
        <source>train a drawing and keep what it learned</source>
        <translation>그림을 학습시키고 배운 것을 저장</translation>
    </message>
    <message>
        <source>{file} is read here and never written over; name another file.</source>
        <translation>{file}: 여기서 읽는 파일이므로 덮어쓰지 않습니다. 다른 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>{first} and {second} are one file; name two.</source>
        <translation>{first}, {second}: 같은 파일입니다. 서로 다른 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>The name to write to is empty; give one, or leave it out.</source>
        <translation>쓸 곳의 이름이 비어 있습니다. 이름을 주거나 옵션을 빼세요.</translation>
    </message>
    <message>
        <source>“-” is standard output, where the losses go; name another, or ./- for that name.</source>
        <translation>“-”는 손실을 출력하는 표준 출력입니다. 다른 이름을 주세요. 이름이 정말 -이면 ./-로 쓰세요.</translation>
    </message>
    <message>
        <source>Compiling the training loop; this takes a minute or two, and only the first time.</source>
        <translation>학습 루프를 컴파일하고 있습니다. 처음 한 번만 1~2분쯤 걸립니다.</translation>
    </message>
    <message>
        <source>Standard output takes nothing ({reason}); send it to another place.</source>
        <translation>표준 출력에 쓸 수 없습니다({reason}). 다른 곳으로 보내세요.</translation>
    </message>
    <message>
        <source>{option} must be a whole number from {least} to {most}, not “{value}”.</source>
        <translation>{option} 값으로 “{value}” 대신 {least} 이상 {most} 이하의 정수를 쓰세요.</translation>
    </message>
    <message>
        <source>{option} must be a number from {least:g} to {most:g}, not “{value}”.</source>
        <translation>{option} 값으로 “{value}” 대신 {least:g} 이상 {most:g} 이하의 수를 쓰세요.</translation>
    </message>
    <message>
        <source>{option} must be at least {least:g} and below 1, not “{value}”.</source>
        <translation>{option} 값으로 “{value}” 대신 {least:g} 이상 1 미만의 수를 쓰세요.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Distribute horizontally</source>
        <translation>가로 간격 같게</translation>
    </message>
    <message>
        <source>Distribute vertically</source>
        <translation>세로 간격 같게</translation>
    </message>
    <message>
        <source>Connect all, column by column</source>
        <translation>열마다 모두 연결</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>연결 끊기</translation>
    </message>
    <message>
        <source>Make a layer of the selection</source>
        <translation>선택한 것을 층으로 묶기</translation>
    </message>
    <message>
        <source>Dissolve the layer</source>
        <translation>층 풀기</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Frozen (no update)</source>
        <translation>고정 (갱신하지 않음)</translation>
    </message>
    <message>
        <source>Keep the learned weights</source>
        <translation>배운 가중치를 초깃값으로</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>왼쪽 맞춤</translation>
    </message>
    <message>
        <source>Align centers in a column</source>
        <translation>가운데 세로줄 맞춤</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>오른쪽 맞춤</translation>
    </message>
    <message>
        <source>Align top</source>
        <translation>위쪽 맞춤</translation>
    </message>
    <message>
        <source>Align middles in a row</source>
        <translation>가운데 가로줄 맞춤</translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation>아래쪽 맞춤</translation>
    </message>
    <message>
        <source>Lay out by itself</source>
        <translation>자동 배치</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>실행 취소: {step}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>다시 실행: {step}</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Rename or type a value</source>
        <translation>이름 바꾸기 또는 값 입력</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Place what is in hand; else rename or type a value</source>
        <translation>들고 있는 것 놓기; 없으면 이름 바꾸기 또는 값 입력</translation>
    </message>
    <message>
        <source>Nudge left, or walk left</source>
        <translation>조금 왼쪽으로, 또는 왼쪽 노드로</translation>
    </message>
    <message>
        <source>Nudge right, or walk right</source>
        <translation>조금 오른쪽으로, 또는 오른쪽 노드로</translation>
    </message>
    <message>
        <source>Nudge up, or walk up</source>
        <translation>조금 위로, 또는 위쪽 노드로</translation>
    </message>
    <message>
        <source>Nudge down, or walk down</source>
        <translation>조금 아래로, 또는 아래쪽 노드로</translation>
    </message>
    <message>
        <source>Move left by 10</source>
        <translation>왼쪽으로 10만큼</translation>
    </message>
    <message>
        <source>Move right by 10</source>
        <translation>오른쪽으로 10만큼</translation>
    </message>
    <message>
        <source>Move up by 10</source>
        <translation>위로 10만큼</translation>
    </message>
    <message>
        <source>Move down by 10</source>
        <translation>아래로 10만큼</translation>
    </message>
    <message>
        <source>New neuron before the selection</source>
        <translation>선택 앞에 새 뉴런</translation>
    </message>
    <message>
        <source>New neuron behind the selection</source>
        <translation>선택 뒤에 새 뉴런</translation>
    </message>
    <message>
        <source>New node above the selected one</source>
        <translation>선택한 노드 위에 새 노드</translation>
    </message>
    <message>
        <source>New node below the selected one</source>
        <translation>선택한 노드 아래에 새 노드</translation>
    </message>
    <message>
        <source>Walk along edges to the left</source>
        <translation>간선을 따라 왼쪽으로</translation>
    </message>
    <message>
        <source>Walk along edges to the right</source>
        <translation>간선을 따라 오른쪽으로</translation>
    </message>
    <message>
        <source>Walk along edges upward</source>
        <translation>간선을 따라 위로</translation>
    </message>
    <message>
        <source>Walk along edges downward</source>
        <translation>간선을 따라 아래로</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>재생 또는 일시 정지</translation>
    </message>
    <message>
        <source>Step by one batch</source>
        <translation>배치 하나 진행</translation>
    </message>
    <message>
        <source>Step by one sample</source>
        <translation>샘플 하나 진행</translation>
    </message>
    <message>
        <source>Step by one epoch</source>
        <translation>에포크 하나 진행</translation>
    </message>
    <message>
        <source>Back by one batch</source>
        <translation>배치 하나 되돌리기</translation>
    </message>
    <message>
        <source>Back to the initial weights</source>
        <translation>초기 가중치로</translation>
    </message>
    <message>
        <source>New random weights</source>
        <translation>새 난수 가중치</translation>
    </message>
    <message>
        <source>Bring back the trained weights</source>
        <translation>학습된 가중치 되살리기</translation>
    </message>
    <message>
        <source>Check gradients</source>
        <translation>기울기 확인</translation>
    </message>
    <message>
        <source>Back to before it ran away</source>
        <translation>발산하기 전으로</translation>
    </message>
    <message>
        <source>Halve the learning rate</source>
        <translation>학습률을 절반으로</translation>
    </message>
    <message>
        <source>Logarithmic loss axis (not for losses below 0)</source>
        <translation>손실 축을 로그로(손실이 0보다 작으면 쓸 수 없음)</translation>
    </message>
    <message>
        <source>Place {operation}</source>
        <translation>연산 놓기: {operation}</translation>
    </message>
    <message>
        <source>Color by gradient magnitude |∂L/∂w|</source>
        <translation>색: 기울기의 크기 |∂L/∂w|</translation>
    </message>
    <message>
        <source>Color by gradient ∂L/∂w, signed</source>
        <translation>색: 부호 있는 기울기 ∂L/∂w</translation>
    </message>
    <message>
        <source>Color by weight</source>
        <translation>색: 가중치</translation>
    </message>
    <message>
        <source>Color by last update</source>
        <translation>색: 마지막 갱신</translation>
    </message>
    <message>
        <source>Numbers on edges and neurons</source>
        <translation>간선과 뉴런에 숫자 표시</translation>
    </message>
    <message>
        <source>Snap to grid and neighbors</source>
        <translation>격자와 이웃에 맞추기</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>격자</translation>
    </message>
    <message>
        <source>Minimap</source>
        <translation>미니맵</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>손실 축을 로그로</translation>
    </message>
    <message>
        <source>Swap the arguments</source>
        <translation>인수 순서 바꾸기</translation>
    </message>
    <message>
        <source>Tie the edges to one weight</source>
        <translation>간선을 한 가중치로 묶기</translation>
    </message>
    <message>
        <source>Untie</source>
        <translation>묶음 풀기</translation>
    </message>
</context>
<context>
    <name>Compiler</name>
    <message>
        <source>{node} is of the unknown kind {kind}; delete it and place another.</source>
        <translation>{node} 노드의 종류 {kind}: 알 수 없는 종류입니다. 지우고 다른 노드를 놓으세요.</translation>
    </message>
    <message>
        <source>{node} has the unknown activation {activation}; choose one from the list.</source>
        <translation>{node} 노드의 활성화 함수 {activation}: 알 수 없는 함수입니다. 목록에서 고르세요.</translation>
    </message>
    <message>
        <source>{node} has the unknown loss {loss}; choose one from the list.</source>
        <translation>{node}의 손실 함수 {loss}: 알 수 없는 이름입니다. 목록에서 하나를 고르십시오.</translation>
    </message>
    <message>
        <source>1 value</source>
        <translation>값 1개를</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>값 {count}개를</translation>
    </message>
    <message>
        <source>none leads to it</source>
        <translation>들어오는 값이 없습니다</translation>
    </message>
    <message>
        <source>1 leads to it</source>
        <translation>1개가 들어옵니다</translation>
    </message>
    <message>
        <source>{count} lead to it</source>
        <translation>{count}개가 들어옵니다</translation>
    </message>
    <message>
        <source>{node} ({kind}) takes exactly {values}, but {arrived}; connect as many.</source>
        <translation>{node}({kind}): 정확히 {values} 받는데 {arrived}. 그 수만큼 연결하십시오.</translation>
    </message>
    <message>
        <source>{node} ({kind}) takes {values} or more, but {arrived}; connect more.</source>
        <translation>{node}({kind}): 적어도 {values} 받는데 {arrived}. 더 연결하십시오.</translation>
    </message>
    <message>
        <source>The edge {edge} leads into {node}, which takes none; remove it.</source>
        <translation>간선 {edge}: 간선을 받지 않는 노드 {node}에 이어져 있습니다. 지우십시오.</translation>
    </message>
    <message>
        <source>There are two edges {edge}; remove one of them.</source>
        <translation>간선 {edge}: 두 개가 있습니다. 하나를 지우세요.</translation>
    </message>
    <message>
        <source>The loss {loss} is unknown; choose one from the list.</source>
        <translation>손실 함수 {loss}: 알 수 없는 함수입니다. 목록에서 고르세요.</translation>
    </message>
    <message>
        <source>The loss convention {convention} is unknown; choose one from the list.</source>
        <translation>손실 계산 방식 {convention}: 알 수 없는 방식입니다. 목록에서 고르세요.</translation>
    </message>
    <message>
        <source>{loss} has no convention “{convention}”; choose “{nearest}”.</source>
        <translation>{loss}: “{convention}” 방식이 없습니다. “{nearest}” 방식을 고르세요.</translation>
    </message>
    <message>
        <source>The initializer {initializer} is unknown; choose one from the list.</source>
        <translation>초기화 방법 {initializer}: 알 수 없는 방법입니다. 목록에서 고르세요.</translation>
    </message>
    <message>
        <source>The start of biases {start} is unknown; choose one from the list.</source>
        <translation>편향 초기화 {start}: 알 수 없는 방식입니다. 목록에서 고르세요.</translation>
    </message>
    <message>
        <source>The optimizer {optimizer} is unknown; choose one from the list.</source>
        <translation>최적화 방법 {optimizer}: 알 수 없는 방법입니다. 목록에서 고르세요.</translation>
    </message>
    <message>
        <source>{loss} compares probabilities, but {nodes} gives something else; make it sigmoid or linear, or choose another loss.</source>
        <translation>{loss} 손실은 확률을 비교하는데 {nodes} 출력은 확률이 아닙니다. 시그모이드나 선형으로 바꾸거나 다른 손실 함수를 고르세요.</translation>
    </message>
    <message>
        <source>{loss} shares out a probability of 1 among the outputs, but there is only {node}; draw an output for every class, or choose another loss.</source>
        <translation>{loss} 손실은 확률 1을 출력들이 나누어 갖는데 출력이 {node} 하나뿐입니다. 클래스마다 출력을 그리거나 다른 손실 함수를 고르세요.</translation>
    </message>
    <message>
        <source>{loss} shares out a probability of 1 among {nodes}, so they count the same; give them the same weight of the loss.</source>
        <translation>{loss} 손실은 확률 1을 {nodes} 출력이 나누어 갖게 하므로 이 출력들의 비중이 같아야 합니다. 손실의 비중을 같게 하세요.</translation>
    </message>
    <message>
        <source>{loss} already contains the last function, so {nodes} should be linear; make it linear, or choose another loss.</source>
        <translation>{loss} 손실에는 마지막 함수가 이미 들어 있으므로 {nodes} 출력은 선형이어야 합니다. 선형으로 바꾸거나 다른 손실 함수를 고르세요.</translation>
    </message>
    <message>
        <source>{path} is a cycle, so no node in it comes first; remove one of its edges.</source>
        <translation>{path}: 순환이므로 먼저 계산할 노드가 없습니다. 간선 하나를 지우세요.</translation>
    </message>
</context>
<context>
    <name>Convention</name>
    <message>
        <source>Sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>Mean over samples</source>
        <translation>샘플 평균</translation>
    </message>
    <message>
        <source>½ sum</source>
        <translation>합의 ½</translation>
    </message>
    <message>
        <source>1/(2n) sum</source>
        <translation>합의 1/(2n)</translation>
    </message>
</context>
<context>
    <name>CrashWindow</name>
    <message>
        <source>Something went wrong inside Backprop Studio. Your drawing is still here, and a recovery copy of it is on the disk. Save it under another name, then start the program again.</source>
        <translation>Backprop Studio 안에서 문제가 생겼습니다. 그림은 그대로 있고 복구용 사본도 디스크에 있습니다. 다른 이름으로 저장한 다음 프로그램을 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>The report is at {path}.</source>
        <translation>보고서 위치: {path}</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속하기</translation>
    </message>
</context>
<context>
    <name>Csv</name>
    <message>
        <source>Row {row}, column {column} (“{name}”) is empty. Fill it in or ignore the column.</source>
        <translation>{row}행 {column}열(“{name}”)이 비어 있습니다. 채우거나 이 열을 빼세요.</translation>
    </message>
    <message>
        <source>Row {row}, column {column} (“{name}”) has more than {limit} characters. Shorten it or ignore the column.</source>
        <translation>{row}행 {column}열(“{name}”)이 {limit}자보다 깁니다. 줄이거나 이 열을 빼세요.</translation>
    </message>
    <message>
        <source>Row {row}, column {column} (“{name}”): {cell} is too large. Scale it or ignore the column.</source>
        <translation>{row}행 {column}열(“{name}”): {cell} 값이 너무 큽니다. 크기를 조정하거나 이 열을 빼세요.</translation>
    </message>
    <message>
        <source>Row {row}, column {column} (“{name}”): “{cell}” is not a number. Mend it or ignore the column.</source>
        <translation>{row}행 {column}열(“{name}”): “{cell}” 값은 숫자가 아닙니다. 고치거나 이 열을 빼세요.</translation>
    </message>
    <message>
        <source>The file holds blank rows only. Choose another one.</source>
        <translation>파일에 빈 행만 있습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>There are no rows below the header. Choose another file.</source>
        <translation>머리글 아래에 행이 없습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The file has one column only, “{name}”; a feature and a target are needed. Check the delimiter.</source>
        <translation>파일에 열이 “{name}” 하나뿐입니다. 특성과 목표가 필요합니다. 구분 기호를 확인하세요.</translation>
    </message>
    <message>
        <source>There is no column “{name}”. The columns are: {names}.</source>
        <translation>“{name}” 열이 없습니다. 있는 열: {names}.</translation>
    </message>
    <message>
        <source>No target is chosen. Choose a column to be learned.</source>
        <translation>목표를 고르지 않았습니다. 배울 열을 고르세요.</translation>
    </message>
    <message>
        <source>No feature is left. Choose fewer targets, or ignore fewer columns.</source>
        <translation>남은 특성이 없습니다. 목표를 줄이거나 빼는 열을 줄이세요.</translation>
    </message>
    <message>
        <source>Column {column} (“{name}”) has {found} different words; the limit is {limit}. Ignore it.</source>
        <translation>{column}열(“{name}”)에 서로 다른 낱말이 {found}개 있습니다. 한도는 {limit}개입니다. 이 열을 빼세요.</translation>
    </message>
    <message>
        <source>Column {column} (“{name}”) holds numbers too large to scale. Do not scale.</source>
        <translation>{column}열(“{name}”)의 숫자가 너무 커서 조정할 수 없습니다. 조정하지 않고 가져오세요.</translation>
    </message>
    <message>
        <source>With a column for every word there are more than {columns} columns or {cells} cells.</source>
        <translation>낱말마다 열을 만들면 열 {columns}개 또는 칸 {cells}개를 넘습니다.</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>CP949 (Korean)</source>
        <translation>CP949 (한국어)</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>쉼표</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>세미콜론</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>세로줄</translation>
    </message>
    <message>
        <source>Row {row} has {found} cells where {expected} are expected. Mend that row.</source>
        <translation>{row}행에 칸이 {found}개 있습니다. {expected}개여야 합니다. 그 행을 고치세요.</translation>
    </message>
    <message>
        <source>Row {row} exceeds the limit of {limit} cells. Import fewer rows.</source>
        <translation>{row}행에서 칸 {limit}개의 한도를 넘습니다. 행을 줄여서 가져오세요.</translation>
    </message>
    <message>
        <source>Row {row} has {found} columns; the limit is {limit}.</source>
        <translation>{row}행에 열이 {found}개 있습니다. 한도는 {limit}개입니다.</translation>
    </message>
    <message>
        <source>Row {row} has a cell of more than {limit} characters. Shorten it.</source>
        <translation>{row}행에 {limit}자보다 긴 칸이 있습니다. 줄이세요.</translation>
    </message>
    <message>
        <source>Row {row} has a quotation mark that is not closed, or text after a closed one. Mend that row.</source>
        <translation>{row}행에 닫히지 않은 따옴표가 있거나, 닫힌 따옴표 뒤에 글자가 있습니다. 그 행을 고치세요.</translation>
    </message>
    <message>
        <source>Line {line} has more than {limit} characters.</source>
        <translation>{line}번째 줄이 {limit}자보다 깁니다.</translation>
    </message>
    <message>
        <source>Line {line} holds a zero byte, which text does not. Save the file as UTF-8.</source>
        <translation>{line}번째 줄에 텍스트에는 없는 0바이트가 있습니다. 파일을 UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>The file has {size} MB. The limit is {limit} MB.</source>
        <translation>파일이 {size} MB입니다. 한도는 {limit} MB입니다.</translation>
    </message>
    <message>
        <source>The file is empty. Choose another one.</source>
        <translation>파일이 비어 있습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Line {line} is not {encoding} text. Choose another encoding.</source>
        <translation>{line}번째 줄은 {encoding} 텍스트가 아닙니다. 다른 인코딩을 고르세요.</translation>
    </message>
    <message>
        <source>Line {line} is neither UTF-8 nor CP949 text. Save the file as UTF-8.</source>
        <translation>{line}번째 줄은 UTF-8도 CP949도 아닙니다. 파일을 UTF-8로 저장하세요.</translation>
    </message>
</context>
<context>
    <name>CsvDialog</name>
    <message>
        <source>Rows: {rows}, features: {features}, targets: {targets}.</source>
        <translation>행 {rows}개, 특성 {features}개, 목표 {targets}개.</translation>
    </message>
    <message>
        <source>Import {name}</source>
        <translation>{name} 가져오기</translation>
    </message>
    <message>
        <source>The first row holds names</source>
        <translation>첫 행은 열 이름</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>인코딩</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>구분 기호</translation>
    </message>
    <message>
        <source>Scale numbers</source>
        <translation>숫자 크기 조정</translation>
    </message>
</context>
<context>
    <name>CsvPreview</name>
    <message>
        <source>numbers</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>words</source>
        <translation>낱말</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>특성</translation>
    </message>
    <message>
        <source>target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>빼기</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Your table</source>
        <translation>내 표</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Change {setting} of the data</source>
        <translation>데이터 설정 변경: {setting}</translation>
    </message>
    <message>
        <source>New sample</source>
        <translation>새 샘플</translation>
    </message>
    <message>
        <source>Draw the samples again with the next seed</source>
        <translation>다음 시드로 샘플을 다시 뽑습니다</translation>
    </message>
    <message>
        <source>Open CSV…</source>
        <translation>CSV 열기…</translation>
    </message>
    <message>
        <source>Learn a table of your own; you can also drop the file onto the window</source>
        <translation>내 표를 배우게 합니다. 파일을 창에 끌어다 놓아도 됩니다</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Inputs take</source>
        <translation>입력이 받는 열</translation>
    </message>
    <message>
        <source>Outputs are compared with</source>
        <translation>출력과 비교할 열</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>How many samples are made</source>
        <translation>만들 샘플의 수</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>Standard deviation of what is added to each number</source>
        <translation>각 숫자에 더하는 값의 표준편차</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>테스트 비율</translation>
    </message>
    <message>
        <source>Share of the samples that is kept for testing: from 0 up to, not including, 1</source>
        <translation>테스트용으로 따로 두는 샘플의 비율: 0 이상 1 미만</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed gives the same samples</source>
        <translation>시드가 같으면 샘플도 같습니다</translation>
    </message>
    <message>
        <source>Choose another dataset</source>
        <translation>다른 데이터셋 고르기</translation>
    </message>
    <message>
        <source>There is no data yet. Choose a dataset or open a CSV file.</source>
        <translation>아직 데이터가 없습니다. 데이터셋을 고르거나 CSV 파일을 여세요.</translation>
    </message>
    <message>
        <source>Without inputs the drawing is a formula: training makes its value small, and needs no data. Place an input to learn data.</source>
        <translation>입력이 없는 그림은 수식입니다. 학습은 그 값을 작게 만들며 데이터가 필요 없습니다. 데이터를 배우게 하려면 입력을 놓으세요.</translation>
    </message>
    <message>
        <source>{name}: {training} samples to train, {held_out} held out; features {features}; targets {targets}.</source>
        <translation>{name}: 학습 샘플 {training}개, 테스트 {held_out}개; 특성 {features}; 목표 {targets}.</translation>
    </message>
</context>
<context>
    <name>Dataset</name>
    <message>
        <source>No data</source>
        <translation>데이터 없음</translation>
    </message>
    <message>
        <source>There is no dataset “{key}”. Choose another one.</source>
        <translation>“{key}” 데이터셋이 없습니다. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>The held-out share is {share}. Choose a number from 0 up to, not including, 1.</source>
        <translation>테스트 비율이 {share}입니다. 0 이상 1 미만의 수를 고르세요.</translation>
    </message>
    <message>
        <source>The noise is {noise}. Choose a number that is not negative.</source>
        <translation>잡음이 {noise}입니다. 음수가 아닌 수를 고르세요.</translation>
    </message>
    <message>
        <source>The seed of the data is {seed}. Choose a number that is not negative.</source>
        <translation>데이터의 시드가 {seed}입니다. 음수가 아닌 수를 고르세요.</translation>
    </message>
    <message>
        <source>{size} samples are asked for. Choose from {least} to {most}.</source>
        <translation>샘플 수가 {size}개입니다. {least}개에서 {most}개 사이로 고르세요.</translation>
    </message>
    <message>
        <source>No table is loaded yet. Import a CSV file or choose another dataset.</source>
        <translation>아직 불러온 표가 없습니다. CSV 파일을 가져오거나 다른 데이터셋을 고르세요.</translation>
    </message>
    <message>
        <source>Table {name}</source>
        <translation>표 {name}</translation>
    </message>
    <message>
        <source>The table {name} needs at least one feature and one target column.</source>
        <translation>{name} 표에는 특성 열과 목표 열이 하나 이상 필요합니다.</translation>
    </message>
    <message>
        <source>The table {name} has no rows.</source>
        <translation>{name} 표에 행이 없습니다.</translation>
    </message>
    <message>
        <source>Column {column} has {found} values where {rows} are expected.</source>
        <translation>{column} 열에 값이 {found}개 있습니다. {rows}개여야 합니다.</translation>
    </message>
    <message>
        <source>Column {column} holds a value that is not a finite number in row {row}.</source>
        <translation>{column} 열의 {row}행에 유한한 수가 아닌 값이 있습니다.</translation>
    </message>
</context>
<context>
    <name>Datasets</name>
    <message>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>Two blobs</source>
        <translation>두 덩어리</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>두 초승달</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>사인 곡선</translation>
    </message>
    <message>
        <source>Parabola</source>
        <translation>포물선</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>AND</source>
        <translation>AND</translation>
    </message>
    <message>
        <source>OR</source>
        <translation>OR</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>NAND</source>
        <translation>NAND</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>두 나선</translation>
    </message>
    <message>
        <source>Three spirals</source>
        <translation>세 나선</translation>
    </message>
    <message>
        <source>2-2-2 by hand</source>
        <translation>2-2-2 손계산</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>“{name}”의 변경 내용을 저장할까요?</translation>
    </message>
    <message>
        <source>Without saving, the changes are lost.</source>
        <translation>저장하지 않으면 변경 내용이 사라집니다.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>저장 안 함</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>“{name}” was changed by another program since you opened it.</source>
        <translation>“{name}” 파일을 연 뒤에 다른 프로그램이 파일을 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Saving replaces those changes with yours.</source>
        <translation>저장하면 그 내용이 지금 그림으로 바뀝니다.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>바꾸기</translation>
    </message>
</context>
<context>
    <name>Divergence</name>
    <message>
        <source>The value of the input {name} is not a finite number; look at the data.</source>
        <translation>입력 {name}의 값이 유한한 수가 아닙니다. 데이터를 살펴보세요.</translation>
    </message>
    <message>
        <source>The weight of {name} is no longer a finite number; {advice}.</source>
        <translation>{name}의 가중치가 더는 유한한 수가 아닙니다. {advice}.</translation>
    </message>
    <message>
        <source>The bias of {name} is no longer a finite number; {advice}.</source>
        <translation>{name}의 편향이 더는 유한한 수가 아닙니다. {advice}.</translation>
    </message>
    <message>
        <source>The value of {name} is no longer a finite number; {advice}.</source>
        <translation>{name}의 값이 더는 유한한 수가 아닙니다. {advice}.</translation>
    </message>
    <message>
        <source>The sum z of {name} is too large for a number; {advice}.</source>
        <translation>{name}의 합 z가 수로 나타내기에 너무 큽니다. {advice}.</translation>
    </message>
    <message>
        <source>The activation of {name} is too large for a number; {advice}.</source>
        <translation>{name}의 활성화 값이 수로 나타내기에 너무 큽니다. {advice}.</translation>
    </message>
    <message>
        <source>The error signal of {name} is too large for a number; {advice}.</source>
        <translation>{name}의 오차 신호가 수로 나타내기에 너무 큽니다. {advice}.</translation>
    </message>
    <message>
        <source>The gradient of {name} is too large for a number; {advice}.</source>
        <translation>{name}의 기울기가 수로 나타내기에 너무 큽니다. {advice}.</translation>
    </message>
    <message>
        <source>{name} is so far from its target that the loss is too large; {advice}.</source>
        <translation>{name}의 출력이 목표에서 너무 멀어 손실이 너무 큽니다. {advice}.</translation>
    </message>
    <message>
        <source>lower the learning rate</source>
        <translation>학습률을 낮추세요</translation>
    </message>
    <message>
        <source>make the weights or the numbers of the data smaller</source>
        <translation>가중치나 데이터의 수를 줄이세요</translation>
    </message>
    <message>
        <source>Training diverged: a number is no longer finite.</source>
        <translation>학습이 발산했습니다. 유한하지 않은 수가 생겼습니다.</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>A gesture is under way. Finish it, then open the file.</source>
        <translation>진행 중인 동작이 있습니다. 마친 다음 파일을 여세요.</translation>
    </message>
    <message>
        <source>Saved without learned weights that no file can hold ({count}): they lie beyond ±{limit}, and begin from their initial values when the file is opened.</source>
        <translation>파일에 담을 수 없는 학습된 가중치({count}개)를 빼고 저장했습니다. ±{limit} 범위를 벗어난 값이며, 파일을 열면 처음 값에서 시작합니다.</translation>
    </message>
</context>
<context>
    <name>Domain</name>
    <message>
        <source>{node} has no value. {rule} {brought}; change that, or what leads to it.</source>
        <translation>{node} 노드에 값이 없습니다. {rule} {brought}: 이 값이나 그 앞의 값을 바꾸세요.</translation>
    </message>
    <message>
        <source>The value of {node} is too large for a number. {brought}; make that smaller.</source>
        <translation>{node}의 값이 수로 나타내기에 너무 큽니다. {brought}: 이 값을 줄이세요.</translation>
    </message>
    <message>
        <source>The value of {node} is too large for a number; make the weights smaller.</source>
        <translation>{node}의 값이 수로 나타내기에 너무 큽니다. 가중치를 줄이세요.</translation>
    </message>
    <message>
        <source>{node} has no value, for it waits for {causes}.</source>
        <translation>{node} 노드에 값이 없습니다. {causes}의 값을 기다리고 있습니다.</translation>
    </message>
    <message>
        <source>{node} has a value but no gradient. {brought}, where its curve is upright or ends; move that a little.</source>
        <translation>{node} 노드에 값은 있지만 기울기가 없습니다. {brought}: 여기서 곡선이 수직이거나 끝납니다. 값을 조금 옮기세요.</translation>
    </message>
    <message>
        <source>{first} brings {value}</source>
        <translation>{first}에서 {value}</translation>
    </message>
    <message>
        <source>{first} brings {value} and {second} brings {other}</source>
        <translation>{first}에서 {value}, {second}에서 {other}</translation>
    </message>
    <message>
        <source>{first} alone brings {value}</source>
        <translation>{first}에서만 {value}</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>&amp;New</source>
        <translation>새로 만들기(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Bring back the example that was left</source>
        <translation>두고 온 예제 되살리기(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>다른 이름으로 저장(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import a table…</source>
        <translation>표 가져오기(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>확대(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>축소(&amp;O)</translation>
    </message>
    <message>
        <source>Actual si&amp;ze</source>
        <translation>실제 크기(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Fit the drawing</source>
        <translation>그림 전체 보기(&amp;F)</translation>
    </message>
    <message>
        <source>Fit the &amp;selection</source>
        <translation>선택에 맞추기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Search the palette</source>
        <translation>팔레트에서 찾기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next panel</source>
        <translation>다음 패널(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious panel</source>
        <translation>이전 패널(&amp;V)</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>창 배치 되돌리기(&amp;L)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>&amp;Keys and gestures</source>
        <translation>단축키와 동작(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>명령 찾기(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;About Backprop Studio</source>
        <translation>Backprop Studio 정보(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>XOR, half learned</source>
        <translation>XOR, 반쯤 배운 상태</translation>
    </message>
    <message>
        <source>AND with a single neuron</source>
        <translation>뉴런 하나로 푸는 AND</translation>
    </message>
    <message>
        <source>Step by step: 2-2-2 by hand</source>
        <translation>한 단계씩: 손으로 푸는 2-2-2</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>Two blobs, cross-entropy from the logit</source>
        <translation>두 덩어리, 로짓에서 구한 교차 엔트로피</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>두 초승달</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>두 나선</translation>
    </message>
    <message>
        <source>Three spirals with softmax</source>
        <translation>세 나선과 소프트맥스</translation>
    </message>
    <message>
        <source>A sine curve</source>
        <translation>사인 곡선</translation>
    </message>
    <message>
        <source>A parabola with one skip edge</source>
        <translation>포물선과 건너뛰는 간선 하나</translation>
    </message>
    <message>
        <source>A plane: linear regression</source>
        <translation>평면: 선형 회귀</translation>
    </message>
    <message>
        <source>Graph: two apples and a tax</source>
        <translation>계산 그래프: 사과 두 개와 소비세</translation>
    </message>
    <message>
        <source>Graph: apples and oranges</source>
        <translation>계산 그래프: 사과와 귤</translation>
    </message>
    <message>
        <source>Graph: the square of a sum</source>
        <translation>계산 그래프: 합의 제곱</translation>
    </message>
    <message>
        <source>Graph: a sigmoid step by step</source>
        <translation>계산 그래프: 한 단계씩 보는 시그모이드</translation>
    </message>
    <message>
        <source>Formula: down Rosenbrock&apos;s valley</source>
        <translation>수식: 로젠브록의 골짜기 내려가기</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Weights as JSON</source>
        <translation>가중치를 JSON으로</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Export: {what}</source>
        <translation>내보내기: {what}</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>저장했습니다: {path}</translation>
    </message>
    <message>
        <source>Drawing as PNG…</source>
        <translation>그림을 PNG로…</translation>
    </message>
    <message>
        <source>Drawing as SVG…</source>
        <translation>그림을 SVG로…</translation>
    </message>
    <message>
        <source>Loss curve as PNG…</source>
        <translation>손실 곡선을 PNG로…</translation>
    </message>
    <message>
        <source>Loss curve as SVG…</source>
        <translation>손실 곡선을 SVG로…</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>What “{name}” had learned is not saved, but put aside until you leave another one.</source>
        <translation>“{name}”에서 학습한 것은 저장되지 않았지만 따로 보관해 두었습니다. 학습한 다른 예제를 떠나면 사라집니다.</translation>
    </message>
    <message>
        <source>Open a drawing</source>
        <translation>그림 열기</translation>
    </message>
    <message>
        <source>Save the drawing</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Drawings and weights (*.json)</source>
        <translation>그림과 가중치 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>“{name}” has a number for “{id}”, but no node and no edge has that id.</source>
        <translation>“{name}” 항목에 “{id}”의 수가 있지만 그런 id의 노드나 간선이 없습니다.</translation>
    </message>
    <message>
        <source>“{name}” must lie between 0 and {limit}.</source>
        <translation>“{name}” 값은 0에서 {limit} 사이여야 합니다.</translation>
    </message>
    <message>
        <source>The id “{id}” stands twice; every record needs its own.</source>
        <translation>id “{id}”: 두 번 나옵니다. id는 모두 달라야 합니다.</translation>
    </message>
    <message>
        <source>“{id}” is said to be in the group “{group}”, which is not there.</source>
        <translation>“{id}” 노드가 속한 그룹 “{group}”: 그런 그룹이 없습니다.</translation>
    </message>
    <message>
        <source>The edges “{id}” and “{twin}” connect the same two nodes; one is enough.</source>
        <translation>간선 “{id}”, “{twin}”: 같은 두 노드를 잇습니다. 하나면 됩니다.</translation>
    </message>
    <message>
        <source>The edge “{id}” needs the node “{end}”, which is not there.</source>
        <translation>간선 “{id}”에 필요한 노드 “{end}”: 그런 노드가 없습니다.</translation>
    </message>
    <message>
        <source>The edge “{id}” leads from “{end}” back to itself.</source>
        <translation>간선 “{id}”: “{end}” 노드에서 나와 같은 노드로 돌아갑니다.</translation>
    </message>
    <message>
        <source>The edge “{id}” leads into “{end}”, which has a value of its own.</source>
        <translation>간선 “{id}”: “{end}” 노드로 들어갑니다. 그 노드는 자기 값을 가지고 있습니다.</translation>
    </message>
    <message>
        <source>The edge “{id}” leads into the input “{end}”; inputs take their value from data.</source>
        <translation>간선 “{id}”: 입력 “{end}” 노드로 들어갑니다. 입력은 데이터에서 값을 받습니다.</translation>
    </message>
    <message>
        <source>The edges run in a circle: {names}; a network must lead forward.</source>
        <translation>간선이 순환합니다: {names}. 신경망은 앞으로만 이어져야 합니다.</translation>
    </message>
    <message>
        <source>The clipboard was filled by another version of Backprop Studio.</source>
        <translation>클립보드의 내용은 다른 버전의 Backprop Studio가 복사한 것입니다.</translation>
    </message>
    <message>
        <source>The clipboard holds no neurons; copy some first.</source>
        <translation>클립보드에 뉴런이 없습니다. 먼저 복사하세요.</translation>
    </message>
    <message>
        <source>This is not a file of Backprop Studio.</source>
        <translation>Backprop Studio의 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: half of a character is missing.</source>
        <translation>{line}행 {column}열: 글자의 반쪽이 빠져 있습니다.</translation>
    </message>
    <message>
        <source>{path}: {expected} is needed here, not {got}.</source>
        <translation>{path}: {got} 대신 다음이 필요합니다: {expected}.</translation>
    </message>
    <message>
        <source>{path}: the field “{field}” is missing.</source>
        <translation>{path}: “{field}” 항목이 없습니다.</translation>
    </message>
    <message>
        <source>{path}: the field “{field}” is not known; check its spelling.</source>
        <translation>{path}: “{field}” 항목은 알 수 없는 항목입니다. 철자를 확인하세요.</translation>
    </message>
    <message>
        <source>{path}: the number is too large.</source>
        <translation>{path}: 수가 너무 큽니다.</translation>
    </message>
    <message>
        <source>{path}: {got} is not possible here.</source>
        <translation>{path}: 여기에 쓸 수 없는 값입니다: {got}.</translation>
    </message>
    <message>
        <source>{path}: {expected} values are needed here, not {got}.</source>
        <translation>{path}: 여기에는 값이 {expected}개 필요한데 {got}개입니다.</translation>
    </message>
    <message>
        <source>{path}: {reason}.</source>
        <translation>{path}: {reason}.</translation>
    </message>
    <message>
        <source>This is a “{format}” file, not a drawing of Backprop Studio.</source>
        <translation>“{format}” 파일이며, Backprop Studio의 그림이 아닙니다.</translation>
    </message>
    <message>
        <source>This file was made by a newer version of Backprop Studio (its format is {version}, not {ours}).</source>
        <translation>더 새로운 버전의 Backprop Studio가 만든 파일입니다(형식 {version}, 지원하는 형식 {ours}).</translation>
    </message>
    <message>
        <source>There is no format version {version}.</source>
        <translation>형식 버전 {version}: 그런 버전은 없습니다.</translation>
    </message>
    <message>
        <source>Could not open {path}: {reason}.</source>
        <translation>{path}: 열 수 없습니다. {reason}.</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>그런 파일이 없습니다</translation>
    </message>
    <message>
        <source>you may not read it</source>
        <translation>읽을 권한이 없습니다</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>파일이 아닙니다</translation>
    </message>
    <message>
        <source>that cannot be a file name</source>
        <translation>파일 이름으로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>The file has {size} MB; at most {limit} MB are possible.</source>
        <translation>파일이 {size} MB입니다. {limit} MB까지 가능합니다.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: this is not UTF-8 text.</source>
        <translation>{line}행 {column}열: UTF-8 텍스트가 아닙니다.</translation>
    </message>
    <message>
        <source>The file has more records than a drawing can hold.</source>
        <translation>파일의 항목이 그림 하나에 담을 수 있는 것보다 많습니다.</translation>
    </message>
    <message>
        <source>Lists and objects stand more than {limit} deep inside each other.</source>
        <translation>목록과 객체가 {limit}단계보다 깊이 겹쳐 있습니다.</translation>
    </message>
    <message>
        <source>The file has more than {limit} values.</source>
        <translation>파일의 값이 {limit}개보다 많습니다.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: this is not JSON ({reason}).</source>
        <translation>{line}행 {column}열: JSON이 아닙니다 ({reason}).</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: only finite numbers are possible.</source>
        <translation>{line}행 {column}열: 유한한 수만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The key “{key}” stands twice in one object; each key can stand once.</source>
        <translation>키 “{key}”: 한 객체에 두 번 나옵니다. 키는 한 번만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The key “{key}” stands twice in “{id}”; each key can stand once.</source>
        <translation>키 “{key}”: “{id}” 안에 두 번 나옵니다. 키는 한 번만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>“state”: “chance” needs two words of at most 32 digits 0 to 9, a to f.</source>
        <translation>“state”: “chance”에는 0~9, a~f로 된 32자리 이하의 값이 두 개 있어야 합니다.</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Type what you want to do</source>
        <translation>하고 싶은 일을 입력하세요</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>명령 찾기</translation>
    </message>
    <message>
        <source>Nothing is called like that. Try fewer letters.</source>
        <translation>그런 이름은 없습니다. 더 짧게 입력해 보세요.</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>This network has half learned XOR. Press Space to train and to pause, the period key for one step. Drag neurons from the palette; drag from a neuron&apos;s rim to connect. F1 shows all keys.</source>
        <translation>이 신경망은 XOR을 반쯤 배웠습니다. 스페이스로 학습하고 멈추며, 마침표 키로 한 스텝씩 갑니다. 뉴런은 팔레트에서 끌어 오고, 뉴런의 테두리에서 끌면 연결됩니다. F1을 누르면 모든 키를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>One file at a time is opened: “{name}” is the first of the {count} that were named. Open the others from the File menu.</source>
        <translation>파일은 한 번에 하나씩 엽니다. 지정한 {count}개 가운데 첫 번째인 “{name}” 파일을 엽니다. 나머지는 파일 메뉴에서 여십시오.</translation>
    </message>
    <message>
        <source>“{name}” was not saved when Backprop Studio last ended. Bring it back?</source>
        <translation>Backprop Studio가 지난번에 끝날 때 “{name}” 그림이 저장되지 않았습니다. 되살릴까요?</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>버리기</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>{folder} cannot be written: {reason}. Settings and recovery copies are not kept. Save your work often.</source>
        <translation>{folder}에 쓸 수 없습니다: {reason}. 설정과 복구본이 보관되지 않습니다. 작업을 자주 저장하세요.</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Drag from the palette</source>
        <translation>팔레트에서 끌기</translation>
    </message>
    <message>
        <source>Place a neuron, an input, a layer, a value or an operation</source>
        <translation>뉴런, 입력, 층, 값, 연산 놓기</translation>
    </message>
    <message>
        <source>Press its key, then click</source>
        <translation>키를 누르고 클릭</translation>
    </message>
    <message>
        <source>Place a neuron, an input, a layer of three, a variable or a constant</source>
        <translation>뉴런, 입력, 세 개짜리 층, 변수, 상수 놓기</translation>
    </message>
    <message>
        <source>Press L, then drag</source>
        <translation>L을 누르고 끌기</translation>
    </message>
    <message>
        <source>Pull out a layer, as long as the drag</source>
        <translation>끈 길이만큼 층 늘려 놓기</translation>
    </message>
    <message>
        <source>Wheel or digits while the button is down</source>
        <translation>버튼을 누른 채 휠 또는 숫자</translation>
    </message>
    <message>
        <source>Set how many neurons a layer has</source>
        <translation>층의 뉴런 수 정하기</translation>
    </message>
    <message>
        <source>Drag from a rim to a node</source>
        <translation>테두리에서 노드로 끌기</translation>
    </message>
    <message>
        <source>Connect two nodes</source>
        <translation>두 노드 연결</translation>
    </message>
    <message>
        <source>Drag from a rim to empty paper</source>
        <translation>테두리에서 빈 곳으로 끌기</translation>
    </message>
    <message>
        <source>New connected neuron</source>
        <translation>연결된 새 뉴런</translation>
    </message>
    <message>
        <source>Type + − * / ^ while drawing an edge</source>
        <translation>간선을 그리는 동안 + − * / ^ 입력</translation>
    </message>
    <message>
        <source>End it in a new operation instead of a neuron</source>
        <translation>뉴런 대신 새 연산으로 끝내기</translation>
    </message>
    <message>
        <source>Drag from a node with a tool in hand</source>
        <translation>도구를 들고 노드에서 끌기</translation>
    </message>
    <message>
        <source>New connected node of that kind</source>
        <translation>그 종류의 연결된 새 노드</translation>
    </message>
    <message>
        <source>Double-click an edge into ÷, − or xʸ</source>
        <translation>÷, −, xʸ로 들어가는 간선을 더블 클릭</translation>
    </message>
    <message>
        <source>Swap the arguments</source>
        <translation>인수 순서 바꾸기</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>클릭</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Shift-click</source>
        <translation>Shift+클릭</translation>
    </message>
    <message>
        <source>Add to the selection, or take out</source>
        <translation>선택에 더하거나 빼기</translation>
    </message>
    <message>
        <source>Drag on empty paper</source>
        <translation>빈 곳에서 끌기</translation>
    </message>
    <message>
        <source>Select what the frame covers</source>
        <translation>틀 안에 든 것 선택</translation>
    </message>
    <message>
        <source>Drag a node</source>
        <translation>노드 끌기</translation>
    </message>
    <message>
        <source>Move the selection; it snaps and aligns</source>
        <translation>선택한 것 옮기기 (격자와 이웃에 맞춤)</translation>
    </message>
    <message>
        <source>Alt-drag</source>
        <translation>Alt+끌기</translation>
    </message>
    <message>
        <source>Duplicate the selection</source>
        <translation>선택한 것 복제</translation>
    </message>
    <message>
        <source>Double-click a number</source>
        <translation>숫자 더블 클릭</translation>
    </message>
    <message>
        <source>Type a weight, a bias or a value</source>
        <translation>가중치, 편향, 값 입력하기</translation>
    </message>
    <message>
        <source>Wheel, Ctrl+wheel or pinch</source>
        <translation>휠, Ctrl+휠 또는 두 손가락 벌리기</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>포인터 위치에서 확대와 축소</translation>
    </message>
    <message>
        <source>Middle-drag, Space-drag or two fingers</source>
        <translation>가운데 버튼 끌기, 스페이스+끌기 또는 두 손가락</translation>
    </message>
    <message>
        <source>Move the view over the drawing</source>
        <translation>그림 위에서 화면 옮기기</translation>
    </message>
    <message>
        <source>Hover</source>
        <translation>올려놓기</translation>
    </message>
    <message>
        <source>Read the exact numbers of a neuron or an edge</source>
        <translation>뉴런이나 간선의 정확한 숫자 읽기</translation>
    </message>
    <message>
        <source>Right-click</source>
        <translation>오른쪽 클릭</translation>
    </message>
    <message>
        <source>What can be done with this node or edge</source>
        <translation>이 노드나 간선으로 할 수 있는 일</translation>
    </message>
    <message>
        <source>Drop a file on the window</source>
        <translation>창에 파일 끌어다 놓기</translation>
    </message>
    <message>
        <source>Open a drawing, or import a table</source>
        <translation>그림 열기 또는 표 가져오기</translation>
    </message>
</context>
<context>
    <name>GradientCheck</name>
    <message>
        <source>L is too large for a number here; make the weights smaller.</source>
        <translation>여기서 L이 수로 나타내기에 너무 큽니다. 가중치를 줄이십시오.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>확인하기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>The curves are of the central difference D(h) alone, which errs by h². The check combines D(h) and D(2h), and errs less: that is the dot.</source>
        <translation>곡선은 중앙 차분 D(h)만의 것으로, 오차가 h²에 비례합니다. 기울기 확인은 D(h)와 D(2h)를 합쳐 오차가 더 작습니다(점).</translation>
    </message>
    <message>
        <source>float64</source>
        <translation>float64</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>solid: the worst</source>
        <translation>실선: 가장 나쁜 것</translation>
    </message>
    <message>
        <source>dotted: the median</source>
        <translation>점선: 중앙값</translation>
    </message>
    <message>
        <source>h of the check</source>
        <translation>확인에 쓴 h</translation>
    </message>
    <message>
        <source>the check at its worst</source>
        <translation>확인 결과 중 가장 나쁜 것</translation>
    </message>
    <message>
        <source>Show the verdicts on the drawing (Escape takes them away)</source>
        <translation>판정을 그림에 표시 (Esc를 누르면 사라짐)</translation>
    </message>
    <message>
        <source>Error against h, in the place of the table</source>
        <translation>표 대신 h에 따른 오차 보기</translation>
    </message>
    <message>
        <source>Gradients, the worst first</source>
        <translation>기울기, 나쁜 것부터</translation>
    </message>
    <message>
        <source>How much is checked</source>
        <translation>확인한 정도</translation>
    </message>
    <message>
        <source>Relative error of the central difference against h</source>
        <translation>h에 따른 중앙 차분의 상대 오차</translation>
    </message>
    <message>
        <source>Compares every gradient that backpropagation finds with what a small change of the number does to L.</source>
        <translation>역전파가 구한 모든 기울기를, 수를 조금 바꾸었을 때 L이 변하는 정도와 견줍니다.</translation>
    </message>
    <message>
        <source>There is nothing to check yet. Draw a network, or a formula of variables.</source>
        <translation>아직 확인할 것이 없습니다. 신경망이나 변수로 된 수식을 그리십시오.</translation>
    </message>
    <message>
        <source>Checking at the weights of this moment…</source>
        <translation>지금의 가중치에서 확인하는 중…</translation>
    </message>
    <message>
        <source>Out of date: the drawing or its weights have changed since. Check again.</source>
        <translation>지난 결과: 그 뒤로 그림이나 가중치가 바뀌었습니다. 다시 확인하십시오.</translation>
    </message>
    <message>
        <source>All {count} agree: worst relative error {error} at the {name}.</source>
        <translation>{count}개 모두 일치: 가장 큰 상대 오차 {error} ({name}).</translation>
    </message>
    <message>
        <source>It agrees: relative error {error} at the {name}.</source>
        <translation>일치: 상대 오차 {error} ({name}).</translation>
    </message>
    <message>
        <source>{failed} of {count} differ: relative error {error} at the {name}. There backpropagation is wrong, which is our mistake: please report it with this drawing.</source>
        <translation>{count}개 중 {failed}개 불일치: 상대 오차 {error} ({name}). 그곳에서 역전파가 틀렸습니다. 저희 잘못이니 이 그림과 함께 알려 주십시오.</translation>
    </message>
    <message>
        <source>Nothing can be compared: every small step crosses a kink.</source>
        <translation>견줄 것이 없습니다. 조금만 움직여도 모두 꺾이는 점을 넘습니다.</translation>
    </message>
    <message>
        <source>{said} {kinks} more cross a kink, where a difference is no derivative; that is no fault.</source>
        <translation>{said} 그 밖에 {kinks}개는 꺾이는 점을 넘어 차분이 미분이 아니므로 틀린 것이 아닙니다.</translation>
    </message>
    <message>
        <source>{said} One more crosses a kink, where a difference is no derivative; that is no fault.</source>
        <translation>{said} 그 밖에 하나는 꺾이는 점을 넘어 차분이 미분이 아니므로 틀린 것이 아닙니다.</translation>
    </message>
    <message>
        <source>Nothing can be told: no small step says anything, or all of them cross a kink.</source>
        <translation>판단할 수 없습니다. 조금 움직여서는 아무것도 알 수 없거나, 모두 꺾이는 점을 넘습니다.</translation>
    </message>
    <message>
        <source>{said} Of {unknown} nothing can be told: rounding leaves more open than the gradient, or L bends too fast.</source>
        <translation>{said} 그 밖에 {unknown}개는 반올림 오차가 기울기보다 크거나 L이 너무 빨리 굽어 판단할 수 없습니다.</translation>
    </message>
    <message>
        <source>Relative error = |b − d| / max(|b|, |d|, {floor}), b by backpropagation, d = (4 D(h) − D(2h)) / 3, D(h) = (L(w + h) − L(w − h)) / 2h, h = {h} where no other is named.</source>
        <translation>상대 오차 = |b − d| / max(|b|, |d|, {floor}), b는 역전파, d = (4 D(h) − D(2h)) / 3, D(h) = (L(w + h) − L(w − h)) / 2h, 따로 적지 않으면 h = {h}.</translation>
    </message>
    <message>
        <source>error = |b − d| / max(|b|, |d|, {floor}), h = {h}</source>
        <translation>오차 = |b − d| / max(|b|, |d|, {floor}), h = {h}</translation>
    </message>
    <message>
        <source>|{b} − {d}| / max(|{b}|, |{d}|, {floor}) = {error}, h = {h}</source>
        <translation>|{b} − {d}| / max(|{b}|, |{d}|, {floor}) = {error}, h = {h}</translation>
    </message>
    <message>
        <source>{said} Stopped after {done} of {count}.</source>
        <translation>{said} {count}개 중 {done}개에서 멈추었습니다.</translation>
    </message>
    <message>
        <source>Looked at {samples} of {all} samples.</source>
        <translation>표본 {all}개 중 {samples}개로 확인했습니다.</translation>
    </message>
    <message>
        <source>Looked at all {all} samples.</source>
        <translation>표본 {all}개 모두로 확인했습니다.</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>relative error</source>
        <translation>상대 오차</translation>
    </message>
    <message>
        <source>backpropagation</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>차분</translation>
    </message>
    <message>
        <source>The weight of an edge, the bias of a neuron, or the value of a variable</source>
        <translation>간선의 가중치, 뉴런의 편향 또는 변수의 값</translation>
    </message>
    <message>
        <source>agrees: the relative error is at most 1e-7. differs: it is more, and two h agree with each other. kink: the step crosses one. cannot be told: neither. Where an h is named, it agrees with that one.</source>
        <translation>일치: 상대 오차가 1e-7 이하입니다. 불일치: 그보다 크고, 두 h의 차분은 서로 같습니다. 꺾임: 걸음이 꺾이는 점을 넘습니다. 판단 불가: 어느 쪽도 아닙니다. h가 적혀 있으면 그 h에서 일치합니다.</translation>
    </message>
    <message>
        <source>|b − d| / max(|b|, |d|, floor); the floor and h of a row stand in its tip</source>
        <translation>|b − d| / max(|b|, |d|, 하한). 각 행의 하한과 h는 도움말에 있습니다</translation>
    </message>
    <message>
        <source>b: the slope of L that backpropagation finds by the chain rule</source>
        <translation>b: 역전파가 연쇄 법칙으로 구한 L의 기울기</translation>
    </message>
    <message>
        <source>d = (4 D(h) − D(2h)) / 3, where D(h) = (L(w + h) − L(w − h)) / 2h</source>
        <translation>d = (4 D(h) − D(2h)) / 3, D(h) = (L(w + h) − L(w − h)) / 2h</translation>
    </message>
    <message>
        <source>✓ agrees</source>
        <translation>✓ 일치</translation>
    </message>
    <message>
        <source>✗ differs</source>
        <translation>✗ 불일치</translation>
    </message>
    <message>
        <source>~ kink</source>
        <translation>~ 꺾임</translation>
    </message>
    <message>
        <source>? cannot be told</source>
        <translation>? 판단 불가</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>작업 단계</translation>
    </message>
    <message>
        <source>Click a step to go there. Nothing is lost: later steps stay until you make a new one.</source>
        <translation>단계를 클릭하면 그때로 갑니다. 잃는 것은 없습니다. 새 작업을 하기 전까지 뒤의 단계도 남아 있습니다.</translation>
    </message>
</context>
<context>
    <name>Initializer</name>
    <message>
        <source>Uniform</source>
        <translation>균등 분포</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정규 분포</translation>
    </message>
    <message>
        <source>Xavier (uniform)</source>
        <translation>Xavier (균등)</translation>
    </message>
    <message>
        <source>Xavier (normal)</source>
        <translation>Xavier (정규)</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>LeCun</source>
        <translation>LeCun</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>모두 0</translation>
    </message>
</context>
<context>
    <name>InlineEditor</name>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>A name has at most {limit} characters.</source>
        <translation>이름은 {limit}자까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Type one like 0.25 or 1e-3.</source>
        <translation>“{text}”: 숫자가 아닙니다. 0.25나 1e-3 같은 숫자를 입력하세요.</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Type one like 0.25 or 1e-3, or nothing to let the initializer draw it.</source>
        <translation>“{text}” 입력은 숫자가 아닙니다. 0.25나 1e-3처럼 쓰거나, 비워 두면 초기화 방법에 따라 뽑습니다.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>{count} things</source>
        <translation>{count}개 선택</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Change {field} of {name}</source>
        <translation>{name}: {field} 변경</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>순서대로</translation>
    </message>
    <message>
        <source>One weight ({tie}) together with {edges}. Gradients of all of them add up.</source>
        <translation>같은 가중치 하나를 함께 쓰는 간선({tie}): {edges}. 기울기는 모두 더해집니다.</translation>
    </message>
    <message>
        <source>Argument {number} of {count} of {node}. It has no weight.</source>
        <translation>{node}의 인수 {count}개 가운데 {number}번째입니다. 가중치가 없습니다.</translation>
    </message>
    <message>
        <source>Edges into operations have no weight: they carry values just as they are.</source>
        <translation>연산으로 들어가는 간선에는 가중치가 없습니다. 값을 그대로 전달합니다.</translation>
    </message>
    <message>
        <source>Weight w</source>
        <translation>가중치 w</translation>
    </message>
    <message>
        <source>What is learned now; a number you type becomes the initial weight, too</source>
        <translation>지금까지 배운 값입니다. 입력한 수는 초기 가중치도 됩니다</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Training leaves the weight as it is (M)</source>
        <translation>학습해도 가중치가 바뀌지 않습니다 (M)</translation>
    </message>
    <message>
        <source>as the drawing</source>
        <translation>그림 전체와 같게</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>What it is called on the paper (F2)</source>
        <translation>그림에 보이는 이름 (F2)</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>What the neuron makes of z</source>
        <translation>뉴런이 z로 계산하는 것</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>편향 b</translation>
    </message>
    <message>
        <source>What is learned now; a number you type becomes the initial bias, too</source>
        <translation>지금까지 배운 값입니다. 입력한 수는 초기 편향도 됩니다</translation>
    </message>
    <message>
        <source>What it is now; a number you type becomes the initial value, too</source>
        <translation>지금의 값. 입력한 숫자는 처음 값도 됩니다</translation>
    </message>
    <message>
        <source>Training leaves the bias or value as it is (M)</source>
        <translation>학습해도 편향이나 값이 그대로입니다 (M)</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Which column of the data it takes</source>
        <translation>데이터의 어느 열을 받는지</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Its value is measured or watched (Ctrl+T)</source>
        <translation>값을 재거나 관찰합니다 (Ctrl+T)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>How this output is measured; others may be measured otherwise</source>
        <translation>이 출력을 재는 방법. 다른 출력은 달리 잴 수 있습니다</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>비중</translation>
    </message>
    <message>
        <source>How much its loss counts in the sum; 0 only watches it, -1 makes it large</source>
        <translation>합에서 이 손실의 비중. 0은 관찰만 하고, -1은 값을 크게 만듭니다</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Nodes: {nodes}, edges: {edges}</source>
        <translation>노드 {nodes}개, 간선 {edges}개</translation>
    </message>
    <message>
        <source>{nodes} nodes</source>
        <translation>노드 {nodes}개</translation>
    </message>
    <message>
        <source>{edges} edges</source>
        <translation>간선 {edges}개</translation>
    </message>
    <message>
        <source>{kind} · {row}</source>
        <translation>{kind} · {row}</translation>
    </message>
    <message>
        <source>Row {row} of the data</source>
        <translation>데이터의 {row}행</translation>
    </message>
    <message>
        <source>How z comes about</source>
        <translation>z가 나오는 과정</translation>
    </message>
    <message>
        <source>How a comes about</source>
        <translation>a가 나오는 과정</translation>
    </message>
    <message>
        <source>z</source>
        <translation>z</translation>
    </message>
    <message>
        <source>a</source>
        <translation>a</translation>
    </message>
    <message>
        <source>δ = dL/dz</source>
        <translation>δ = dL/dz</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>δ = dL/da</source>
        <translation>δ = dL/da</translation>
    </message>
    <message>
        <source>Initial b</source>
        <translation>초기 b</translation>
    </message>
    <message>
        <source>dL/db</source>
        <translation>dL/db</translation>
    </message>
    <message>
        <source>Initial value</source>
        <translation>처음 값</translation>
    </message>
    <message>
        <source>dL/dv</source>
        <translation>dL/dv</translation>
    </message>
    <message>
        <source>Forward: a</source>
        <translation>순전파: a</translation>
    </message>
    <message>
        <source>Back: dL/da</source>
        <translation>역전파: dL/da</translation>
    </message>
    <message>
        <source>Initial w</source>
        <translation>초기 w</translation>
    </message>
    <message>
        <source>dL/dw</source>
        <translation>dL/dw</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>마지막 갱신</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>간선</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>변수</translation>
    </message>
    <message>
        <source>Constants</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>Without data, training makes the value of {outputs} as small as it can.</source>
        <translation>데이터가 없으면 학습은 {outputs}의 값을 되도록 작게 만듭니다.</translation>
    </message>
    <message>
        <source>From {inputs} to {outputs}.</source>
        <translation>{inputs}에서 {outputs}까지.</translation>
    </message>
    <message>
        <source>The paper is empty. Drag inputs, neurons or operations from the palette, then connect them.</source>
        <translation>그림판이 비어 있습니다. 팔레트에서 입력, 뉴런, 연산을 끌어 온 다음 연결하세요.</translation>
    </message>
    <message>
        <source>Select a node or an edge to see and change its numbers.</source>
        <translation>노드나 간선을 선택하면 숫자를 보고 바꿀 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>No recovery copy of your work can be made; save it often. {reason}</source>
        <translation>작업의 복구본을 만들 수 없습니다. 자주 저장하세요. {reason}</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>With the mouse</source>
        <translation>마우스로</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>단축키와 동작</translation>
    </message>
    <message>
        <source>Search keys, gestures and commands</source>
        <translation>키, 동작, 명령 검색</translation>
    </message>
    <message>
        <source>Nothing is called like that. Try fewer letters.</source>
        <translation>그런 이름은 없습니다. 더 짧게 입력해 보세요.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>하는 일</translation>
    </message>
    <message>
        <source>How</source>
        <translation>방법</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>변수</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>1 neuron</source>
        <translation>뉴런 1개</translation>
    </message>
    <message>
        <source>{count} neurons</source>
        <translation>뉴런 {count}개</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>size of the gradient, last batch</source>
        <translation>기울기의 크기, 마지막 배치</translation>
    </message>
    <message>
        <source>gradient with its sign, last batch</source>
        <translation>부호 있는 기울기, 마지막 배치</translation>
    </message>
    <message>
        <source>weight with its sign</source>
        <translation>부호 있는 가중치</translation>
    </message>
    <message>
        <source>what the last update added</source>
        <translation>마지막 갱신이 더한 값</translation>
    </message>
    <message>
        <source>where an edge has a weight</source>
        <translation>가중치가 있는 간선만</translation>
    </message>
    <message>
        <source>what comes back through an edge</source>
        <translation>간선을 따라 되돌아오는 기울기</translation>
    </message>
    <message>
        <source>by weights and by values</source>
        <translation>가중치와 값에 대한 기울기</translation>
    </message>
    <message>
        <source>no gradient yet, take a step</source>
        <translation>아직 기울기 없음, 한 스텝 진행하세요</translation>
    </message>
    <message>
        <source>gray: values from before</source>
        <translation>회색: 이전 값</translation>
    </message>
    <message>
        <source>no gradient yet</source>
        <translation>아직 기울기 없음</translation>
    </message>
    <message>
        <source>width |w|</source>
        <translation>굵기 |w|</translation>
    </message>
    <message>
        <source>w &lt; 0</source>
        <translation>w &lt; 0</translation>
    </message>
    <message>
        <source>sign not drawn</source>
        <translation>부호 표시 안 함</translation>
    </message>
    <message>
        <source>above the edge: value a</source>
        <translation>간선 위: 값 a</translation>
    </message>
    <message>
        <source>below: ∂L/∂a</source>
        <translation>아래: ∂L/∂a</translation>
    </message>
    <message>
        <source>fill a, −{top} to {top}</source>
        <translation>채움 a, −{top}~{top}</translation>
    </message>
    <message>
        <source>fill a ±{top}</source>
        <translation>채움 a ±{top}</translation>
    </message>
    <message>
        <source>ring |δ|, up to {top}</source>
        <translation>고리 |δ|, {top}까지</translation>
    </message>
    <message>
        <source>ring |δ| ≤ {top}</source>
        <translation>고리 |δ| ≤ {top}</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>There would be {count} nodes; at most {limit} are possible.</source>
        <translation>노드가 {count}개가 됩니다. {limit}개까지 가능합니다.</translation>
    </message>
    <message>
        <source>There would be {count} edges; at most {limit} are possible.</source>
        <translation>간선이 {count}개가 됩니다. {limit}개까지 가능합니다.</translation>
    </message>
    <message>
        <source>There would be {count} groups; at most {limit} are possible.</source>
        <translation>그룹이 {count}개가 됩니다. {limit}개까지 가능합니다.</translation>
    </message>
    <message>
        <source>“{id}” has {length} characters in {name}; at most {limit} are possible.</source>
        <translation>“{id}”의 {name} 항목이 {length}자입니다. {limit}자까지 가능합니다.</translation>
    </message>
    <message>
        <source>“{id}” has a broken character in {name}; type it again.</source>
        <translation>“{id}”의 {name} 항목에 깨진 글자가 있습니다. 다시 입력하세요.</translation>
    </message>
    <message>
        <source>“{id}” has {value} in {name}; only finite numbers are possible.</source>
        <translation>“{id}”의 {name} 값이 {value}입니다. 유한한 수만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>“{id}” has {value} in {name}; it must be at least {least} and below 1.</source>
        <translation>“{id}”의 {name} 값이 {value}입니다. {least} 이상 1 미만이어야 합니다.</translation>
    </message>
    <message>
        <source>“{id}” has {value} in {name}; it must lie between {least} and {most}.</source>
        <translation>“{id}”의 {name} 값이 {value}입니다. {least}에서 {most} 사이여야 합니다.</translation>
    </message>
    <message>
        <source>“{id}” cannot be an id; use a letter, then letters and digits.</source>
        <translation>“{id}”: id로 쓸 수 없습니다. 영문자로 시작해 영문자와 숫자를 쓰세요.</translation>
    </message>
    <message>
        <source>“{id}” has “{key}” in {name}; use a short word of small letters.</source>
        <translation>“{id}”의 {name} 값이 “{key}”입니다. 짧은 소문자 낱말을 쓰세요.</translation>
    </message>
    <message>
        <source>“{name}” has {columns} columns and {cells} numbers; at most {most} and {limit} are possible.</source>
        <translation>“{name}”: 열 {columns}개, 수 {cells}개입니다. 각각 {most}개, {limit}개까지 가능합니다.</translation>
    </message>
</context>
<context>
    <name>LiveNumbers</name>
    <message>
        <source>Stopped: the number of epochs is reached.</source>
        <translation>멈춤: 정한 에포크 수에 이르렀습니다.</translation>
    </message>
    <message>
        <source>Stopped: the loss is below the limit.</source>
        <translation>멈춤: 손실이 한도보다 작아졌습니다.</translation>
    </message>
    <message>
        <source>Stopped: the loss has not become better for as long as you set.</source>
        <translation>멈춤: 정한 동안 손실이 나아지지 않았습니다.</translation>
    </message>
    <message>
        <source>Nothing here can learn: every weight, bias and variable is frozen, or there is none.</source>
        <translation>여기에는 학습할 것이 없습니다. 가중치, 편향, 변수가 모두 고정되어 있거나 하나도 없습니다.</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>학습 정확도</translation>
    </message>
    <message>
        <source>Held-out accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Steps/s</source>
        <translation>스텝/초</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>테스트 손실</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
</context>
<context>
    <name>Loss</name>
    <message>
        <source>Squared error</source>
        <translation>제곱 오차</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>Softmax cross-entropy</source>
        <translation>소프트맥스 교차 엔트로피</translation>
    </message>
    <message>
        <source>Absolute error</source>
        <translation>절대 오차</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>후버(Huber)</translation>
    </message>
    <message>
        <source>Value of the node</source>
        <translation>노드의 값</translation>
    </message>
</context>
<context>
    <name>LossPicture</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>스텝</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Press play to see the loss fall.</source>
        <translation>재생을 누르면 손실이 줄어드는 모습이 보입니다.</translation>
    </message>
    <message>
        <source>There is no network yet. Draw one, or choose an example; its loss appears here.</source>
        <translation>아직 신경망이 없습니다. 신경망을 그리거나 예제를 고르면 여기에 손실이 나타납니다.</translation>
    </message>
    <message>
        <source>This drawing has no loss: it cannot be trained yet. The Training panel says what is missing.</source>
        <translation>이 그림은 아직 학습할 수 없어 손실이 없습니다. 무엇이 빠졌는지는 학습 패널에 나와 있습니다.</translation>
    </message>
    <message>
        <source>Step {step}: loss {loss}</source>
        <translation>스텝 {step}: 손실 {loss}</translation>
    </message>
    <message>
        <source>{point}, held-out {held_out}</source>
        <translation>{point}, 테스트 {held_out}</translation>
    </message>
    <message>
        <source>{point}, batch {loss}</source>
        <translation>{point}, 배치 {loss}</translation>
    </message>
    <message>
        <source>{point}, batches {low} to {high}</source>
        <translation>{point}, 배치 {low}에서 {high}까지</translation>
    </message>
    <message>
        <source>{point}, accuracy {accuracy}</source>
        <translation>{point}, 정확도 {accuracy}</translation>
    </message>
    <message>
        <source>{point}, training accuracy {accuracy}</source>
        <translation>{point}, 학습 정확도 {accuracy}</translation>
    </message>
    <message>
        <source>{point}, held-out accuracy {accuracy}</source>
        <translation>{point}, 테스트 정확도 {accuracy}</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>손실 축을 로그로</translation>
    </message>
    <message>
        <source>The loss goes below 0, so its axis is linear.</source>
        <translation>손실이 0보다 작아지므로 손실 축을 선형으로 그립니다.</translation>
    </message>
    <message>
        <source>0 has no place on a logarithmic axis: the line is missing there.</source>
        <translation>로그 축에는 0의 자리가 없습니다. 손실이 0인 곳에는 선이 없습니다.</translation>
    </message>
    <message>
        <source>Show the whole run and follow it (Home)</source>
        <translation>전체를 보고 계속 따라가기 (Home)</translation>
    </message>
    <message>
        <source>Loss over steps</source>
        <translation>스텝에 따른 손실</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>training accuracy (right)</source>
        <translation>학습 정확도 (오른쪽)</translation>
    </message>
    <message>
        <source>earlier runs</source>
        <translation>이전 실행</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>PySide6 {qt} aborts Python {python} in mid-work. Install PySide6-Essentials 6.10 or Python 3.12.</source>
        <translation>PySide6 {qt} 버전은 Python {python} 버전에서 작업 도중에 멈춥니다. PySide6-Essentials 6.10이나 Python 3.12를 설치하세요.</translation>
    </message>
</context>
<context>
    <name>Matrices</name>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Gradients and updates are only read. Show the weights to paste numbers.</source>
        <translation>기울기와 갱신은 읽기만 할 수 있습니다. 숫자를 붙여 넣으려면 가중치를 표시하세요.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>마지막 갱신</translation>
    </message>
    <message>
        <source>There is no fully connected layer here yet. Connect every node of one column with every neuron of the next, or select a neuron to see its own weights.</source>
        <translation>아직 완전 연결 층이 없습니다. 한 열의 모든 노드를 다음 열의 모든 뉴런과 연결하거나, 뉴런 하나를 선택하여 그 가중치를 보십시오.</translation>
    </message>
    <message>
        <source>No weight leads to {name} or away from it, so it belongs to no layer. What is shown is another layer.</source>
        <translation>{name}: 들어오거나 나가는 가중치가 없어 어느 층에도 속하지 않습니다. 여기에 보이는 것은 다른 층입니다.</translation>
    </message>
    <message>
        <source>Y = X W + B     ({n}×{outputs}) = ({n}×{inputs}) · ({inputs}×{outputs}) + ({outputs})</source>
        <translation>Y = X W + B     ({n}×{outputs}) = ({n}×{inputs}) · ({inputs}×{outputs}) + ({outputs})</translation>
    </message>
    <message>
        <source>A row of X is a sample; Y holds the sums z, and the activation makes a of them. Double-click a number to type another, or paste a block of them.</source>
        <translation>X의 한 행은 한 표본입니다. Y에는 합 z가 있고 활성화 함수가 이것을 a로 만듭니다. 숫자를 두 번 누르면 고칠 수 있고, 복사한 숫자들을 붙여 넣을 수도 있습니다.</translation>
    </message>
    <message>
        <source>Change a number of the layer {name}</source>
        <translation>층 {name}의 숫자 바꾸기</translation>
    </message>
    <message>
        <source>Change {count} numbers of the layer {name}</source>
        <translation>층 {name}의 숫자 {count}개 바꾸기</translation>
    </message>
    <message>
        <source>Weights and biases of the layer</source>
        <translation>층의 가중치와 편향</translation>
    </message>
    <message>
        <source>Layer shown</source>
        <translation>보이는 층</translation>
    </message>
    <message>
        <source>Numbers shown</source>
        <translation>보이는 숫자</translation>
    </message>
    <message>
        <source>{sources} → {targets}</source>
        <translation>{sources} → {targets}</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy numbers first, in a spreadsheet or here.</source>
        <translation>클립보드에 텍스트가 없습니다. 스프레드시트나 여기에서 먼저 숫자를 복사하세요.</translation>
    </message>
    <message>
        <source>{rows}×{columns} numbers do not fit: from this cell on there is room for {height}×{width}.</source>
        <translation>숫자 {rows}×{columns}개는 들어가지 않습니다. 이 칸부터는 {height}×{width}개까지 들어갑니다.</translation>
    </message>
    <message>
        <source>Row {row}, column {column} of what was copied: {reason}</source>
        <translation>복사한 것의 {row}행 {column}열: {reason}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 파일 열기(&amp;R)</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>예제(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>내보내기(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>By &amp;keyboard</source>
        <translation>키보드로(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>정렬(&amp;A)</translation>
    </message>
    <message>
        <source>T&amp;rain</source>
        <translation>학습(&amp;R)</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>도구(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Operations</source>
        <translation>연산(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>패널(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>최근 파일 없음</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>목록 지우기</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>weight from {source} to {target}</source>
        <translation>가중치 {source} → {target}</translation>
    </message>
    <message>
        <source>{id}, which is gone</source>
        <translation>없어진 {id}</translation>
    </message>
    <message>
        <source>value of {node}</source>
        <translation>{node}의 값</translation>
    </message>
    <message>
        <source>bias of {node}</source>
        <translation>{node}의 편향</translation>
    </message>
    <message>
        <source>{parameter}: a small step leaves where the drawing has a value</source>
        <translation>{parameter}: 조금만 움직여도 그림에 값이 없는 곳으로 나갑니다</translation>
    </message>
    <message>
        <source>{parameter}: a small step crosses a kink of {nodes}</source>
        <translation>{parameter}: 조금만 움직여도 {nodes}의 꺾이는 점을 넘습니다</translation>
    </message>
    <message>
        <source>{parameter}: rounding leaves more open than the gradient, or L bends faster than a step can see</source>
        <translation>{parameter}: 반올림 오차가 기울기보다 크거나, L이 걸음 h로 볼 수 없을 만큼 빨리 굽습니다</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Nothing is written here. Write a number such as 0.5 or 1e-3.</source>
        <translation>비어 있습니다. 0.5나 1e-3 같은 수를 쓰세요.</translation>
    </message>
    <message>
        <source>“{text}” has a comma. Write the decimal point as a dot, as in 0.5.</source>
        <translation>“{text}”: 쉼표가 있습니다. 소수점은 0.5처럼 점으로 쓰세요.</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Write one such as 0.5, -2 or 1e-3.</source>
        <translation>“{text}”: 숫자가 아닙니다. 0.5, -2, 1e-3처럼 쓰세요.</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number. Write one such as 4 or 100.</source>
        <translation>“{text}”: 정수가 아닙니다. 4나 100처럼 쓰세요.</translation>
    </message>
    <message>
        <source>{text} is too small. The least value here is {low}.</source>
        <translation>{text}: 너무 작습니다. 가장 작은 값은 {low}입니다.</translation>
    </message>
    <message>
        <source>{text} is too large. The greatest value here is {high}.</source>
        <translation>{text}: 너무 큽니다. 가장 큰 값은 {high}입니다.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>{file} has {size} MB. The limit is {limit} MB.</source>
        <translation>{file}: {size} MB입니다. 한도는 {limit} MB입니다.</translation>
    </message>
    <message>
        <source>{file} could not be read: {reason}. Nothing was changed.</source>
        <translation>{file}: 읽을 수 없습니다. {reason}. 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>{file} could not be opened: {reason} Nothing was changed.</source>
        <translation>{file}: 열 수 없습니다. {reason} 바뀐 것은 없습니다.</translation>
    </message>
</context>
<context>
    <name>Operation</name>
    <message>
        <source>Nothing can be divided by 0.</source>
        <translation>0으로는 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>The logarithm is defined above 0 only.</source>
        <translation>로그는 0보다 큰 수에서만 정의됩니다.</translation>
    </message>
    <message>
        <source>The square root is defined from 0 upward only.</source>
        <translation>제곱근은 0 이상의 수에서만 정의됩니다.</translation>
    </message>
    <message>
        <source>A negative number has whole powers only, and 0 has no negative ones.</source>
        <translation>음수는 정수로만 거듭제곱할 수 있고 0은 음수로 거듭제곱할 수 없습니다.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>덧셈</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>뺄셈</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>곱셈</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>나눗셈</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>거듭제곱</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Sum of all</source>
        <translation>모두의 합</translation>
    </message>
    <message>
        <source>Negate</source>
        <translation>부호 바꾸기</translation>
    </message>
    <message>
        <source>Reciprocal</source>
        <translation>역수</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>제곱</translation>
    </message>
    <message>
        <source>Square root</source>
        <translation>제곱근</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>Logarithm</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Absolute value</source>
        <translation>절댓값</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>사인</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>쌍곡탄젠트</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
</context>
<context>
    <name>Optimizers</name>
    <message>
        <source>Gradient descent</source>
        <translation>경사 하강법</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>네스테로프 모멘텀</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>RMSProp</source>
        <translation>RMSProp</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>{number}. from {source}</source>
        <translation>{number}. {source}에서</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>층 {number}</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>{source}에서</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>이름으로 검색</translation>
    </message>
    <message>
        <source>Nodes and edges</source>
        <translation>노드와 간선</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>이름으로 찾기</translation>
    </message>
    <message>
        <source>Enter takes “{name}”.</source>
        <translation>Enter 키를 누르면 “{name}” 도구를 잡습니다.</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>그런 이름은 없습니다.</translation>
    </message>
    <message>
        <source>Drag onto the paper. While dragging a layer, the wheel or a digit sets how many neurons.</source>
        <translation>그림판으로 끌어 오세요. 층을 끄는 동안 휠이나 숫자 키로 뉴런 수를 정합니다.</translation>
    </message>
    <message>
        <source>{name}: drag it onto the paper, or click and then click on the paper.</source>
        <translation>{name}: 그림판으로 끌거나, 클릭한 다음 그림판을 클릭하세요.</translation>
    </message>
    <message>
        <source>{name} ({key}): drag it onto the paper, or click and then click on the paper.</source>
        <translation>{name} ({key}): 그림판으로 끌어 오거나, 클릭한 다음 그림판을 클릭하세요.</translation>
    </message>
    <message>
        <source>Whole networks</source>
        <translation>완성된 신경망</translation>
    </message>
    <message>
        <source>Places {sizes} on the paper in place of what is there. Undo brings it back.</source>
        <translation>지금 그림 대신 {sizes} 신경망을 놓습니다. 실행 취소하면 되돌아옵니다.</translation>
    </message>
    <message>
        <source>Place {sizes}</source>
        <translation>{sizes} 놓기</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Palette</source>
        <translation>팔레트</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>작업 단계</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>행렬</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>기울기 확인</translation>
    </message>
</context>
<context>
    <name>Placing</name>
    <message>
        <source>{node} stands here. Release on empty paper.</source>
        <translation>{node} 노드가 있는 자리입니다. 빈 곳에 놓으세요.</translation>
    </message>
</context>
<context>
    <name>Predictions</name>
    <message>
        <source>There is a picture for one or two features; this data has {count}. See the table.</source>
        <translation>특성이 하나나 둘일 때 그림이 있습니다. 이 데이터의 특성은 {count}개입니다. 표를 보세요.</translation>
    </message>
    <message>
        <source>{node} has no value for this row. Choose the row to see why on the paper.</source>
        <translation>이 행에서는 {node} 노드에 값이 없습니다. 행을 고르면 그 까닭이 그림에 보입니다.</translation>
    </message>
    <message>
        <source>There are no predictions yet. Draw a network and choose data.</source>
        <translation>아직 예측이 없습니다. 신경망을 그리고 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>Targets and predictions</source>
        <translation>목표와 예측</translation>
    </message>
    <message>
        <source>Output shown</source>
        <translation>보여 줄 출력</translation>
    </message>
    <message>
        <source>Largest output</source>
        <translation>가장 큰 출력</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>part</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>{target} predicted</source>
        <translation>{target} 예측</translation>
    </message>
    <message>
        <source>{target} error</source>
        <translation>{target} 오차</translation>
    </message>
    <message>
        <source>{target} = {value}</source>
        <translation>{target} = {value}</translation>
    </message>
    <message>
        <source>target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>{target} from {low} to {high}</source>
        <translation>{target}: {low}~{high}</translation>
    </message>
    <message>
        <source>filled: training</source>
        <translation>채움: 학습</translation>
    </message>
    <message>
        <source>hollow: held out</source>
        <translation>빈 모양: 테스트</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>“{sizes}” is no network: give two layers or more, each of one neuron or more.</source>
        <translation>“{sizes}”: 신경망이 아닙니다. 층은 둘 이상, 층마다 뉴런은 하나 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>{nodes} neurons and {edges} edges are too many; at most {most} and {limit}.</source>
        <translation>뉴런 {nodes}개와 간선 {edges}개는 너무 많습니다. 각각 {most}개, {limit}개까지 가능합니다.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>{number}
Double-click copies all digits.</source>
        <translation>{number}
더블 클릭하면 모든 자리를 복사합니다.</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>an unusual error of the system</source>
        <translation>시스템에서 드문 오류가 났습니다</translation>
    </message>
    <message>
        <source>another program is using it</source>
        <translation>다른 프로그램이 쓰고 있습니다</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>the disk or the network does not answer</source>
        <translation>디스크나 네트워크가 응답하지 않습니다</translation>
    </message>
    <message>
        <source>something else has that name</source>
        <translation>같은 이름을 가진 다른 것이 있습니다</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>never</source>
        <translation>안 함</translation>
    </message>
    <message>
        <source>not drawn yet</source>
        <translation>아직 뽑지 않음</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>“{name}” was brought back in another window already.</source>
        <translation>“{name}” 그림은 이미 다른 창에서 되살렸습니다.</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>{node} cannot feed itself. Connect it with another neuron.</source>
        <translation>{node} 뉴런은 자기 자신에 연결할 수 없습니다. 다른 뉴런에 연결하세요.</translation>
    </message>
    <message>
        <source>{source} and {target} are already connected. Change that edge&apos;s weight.</source>
        <translation>{source}, {target} 노드는 이미 연결되어 있습니다. 그 간선의 가중치를 바꾸세요.</translation>
    </message>
    <message>
        <source>{node} is an input: its value comes from the data. Connect to a neuron.</source>
        <translation>{node} 노드는 입력이라서 데이터에서 값을 받습니다. 뉴런에 연결하세요.</translation>
    </message>
    <message>
        <source>{node} has a value of its own, and nothing leads into it. Type the value, or connect from it.</source>
        <translation>{node} 노드는 자기 값을 가지고 있어 들어가는 간선이 없습니다. 값을 적거나 여기서 다른 노드로 연결하세요.</translation>
    </message>
    <message>
        <source>{node} ({kind}) takes one value only. Remove the edge that brings it, or place a second node.</source>
        <translation>{node} ({kind}): 값을 하나만 받습니다. 들어오는 간선을 지우거나 노드를 하나 더 놓으세요.</translation>
    </message>
    <message>
        <source>{node} ({kind}) takes two values only. Remove an edge first; swap the arguments to exchange them; “Sum of all” takes any number.</source>
        <translation>{node} ({kind}): 값을 두 개만 받습니다. 먼저 간선을 하나 지우세요. 순서를 바꾸려면 인수를 맞바꾸고, 여러 값을 더하려면 “모두의 합”을 쓰세요.</translation>
    </message>
    <message>
        <source>{source} already leads to {target}. For a value times itself use Square; or bring it by a second node.</source>
        <translation>{source}, {target} 노드는 이미 연결되어 있습니다. 값을 자기 자신과 곱하려면 제곱을 쓰거나 노드를 하나 더 거쳐 연결하세요.</translation>
    </message>
    <message>
        <source>This edge would close the cycle {cycle}, and forward propagation would never end. Connect with a node further on.</source>
        <translation>이 간선을 그으면 순환이 생겨({cycle}) 순전파가 끝나지 않습니다. 더 앞쪽의 노드에 연결하세요.</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>{verb} ({key})</source>
        <translation>{verb} ({key})</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>What was saved before is unchanged; try another place.</source>
        <translation>전에 저장한 내용은 그대로입니다. 다른 곳에 저장해 보세요.</translation>
    </message>
    <message>
        <source>The file is written but might not survive a power cut; save again.</source>
        <translation>파일을 썼지만 정전이 나면 남지 않을 수 있습니다. 다시 저장하세요.</translation>
    </message>
    <message>
        <source>Could not save {path}: {reason}. {safe}</source>
        <translation>{path}: 저장할 수 없습니다. {reason}. {safe}</translation>
    </message>
    <message>
        <source>the disk gave back other bytes than were written</source>
        <translation>디스크에서 다시 읽은 내용이 쓴 내용과 다릅니다</translation>
    </message>
    <message>
        <source>that is a device or a pipe, not a file</source>
        <translation>파일이 아니라 장치나 파이프입니다</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>디스크가 가득 찼습니다</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>쓸 수 있는 디스크 공간을 다 썼습니다</translation>
    </message>
    <message>
        <source>the disk takes no file of this size</source>
        <translation>디스크가 이 크기의 파일을 받지 않습니다</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>그곳에 쓸 권한이 없습니다</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>디스크가 읽기 전용입니다</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>디스크에 오류가 있습니다</translation>
    </message>
    <message>
        <source>the folder does not exist</source>
        <translation>폴더가 없습니다</translation>
    </message>
    <message>
        <source>a folder has that name</source>
        <translation>같은 이름의 폴더가 있습니다</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>이름이 너무 깁니다</translation>
    </message>
    <message>
        <source>the link leads in a circle</source>
        <translation>링크가 순환합니다</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>열려 있는 파일이 너무 많습니다</translation>
    </message>
</context>
<context>
    <name>Scaling</name>
    <message>
        <source>As they are</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Mean 0, deviation 1</source>
        <translation>평균 0, 표준편차 1</translation>
    </message>
    <message>
        <source>From 0 to 1</source>
        <translation>0에서 1까지</translation>
    </message>
</context>
<context>
    <name>Speed</name>
    <message>
        <source>as fast as it goes</source>
        <translation>최고 속도</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>{speed} 스텝/초</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Steps per second. The right end is as fast as it goes.</source>
        <translation>초당 스텝 수. 오른쪽 끝은 최고 속도입니다.</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>The “state” in the file does not fit its drawing: {reason}. Training goes on from the saved weights with a fresh optimizer.</source>
        <translation>파일의 “state”가 그림과 맞지 않습니다: {reason}. 저장된 가중치에서 새 최적화 상태로 학습을 이어 갑니다.</translation>
    </message>
    <message>
        <source>it is of other weights and biases</source>
        <translation>다른 가중치와 편향의 상태입니다</translation>
    </message>
    <message>
        <source>it is of another optimizer</source>
        <translation>다른 최적화 방법의 상태입니다</translation>
    </message>
    <message>
        <source>it stands at no place in the data</source>
        <translation>데이터에 없는 위치입니다</translation>
    </message>
    <message>
        <source>it is of a later step</source>
        <translation>더 나중 스텝의 상태입니다</translation>
    </message>
    <message>
        <source>its chance is that of no generator</source>
        <translation>난수 생성기의 상태가 아닙니다</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>nothing to train</source>
        <translation>학습할 것 없음</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>멈추는 중</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>Show the whole drawing</source>
        <translation>그림 전체 보기</translation>
    </message>
    <message>
        <source>{count} problem</source>
        <translation>문제 {count}개</translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation>문제 {count}개</translation>
    </message>
    <message>
        <source>{rate} steps/s</source>
        <translation>{rate} 스텝/초</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Set weight</source>
        <translation>가중치 입력</translation>
    </message>
    <message>
        <source>Set bias</source>
        <translation>편향 입력</translation>
    </message>
    <message>
        <source>Set value</source>
        <translation>값 입력</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Connect all</source>
        <translation>모두 연결</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>연결 끊기</translation>
    </message>
    <message>
        <source>Make a layer</source>
        <translation>층으로 묶기</translation>
    </message>
    <message>
        <source>Dissolve the layer</source>
        <translation>층 풀기</translation>
    </message>
    <message>
        <source>Make no output any more</source>
        <translation>출력에서 빼기</translation>
    </message>
    <message>
        <source>Make an output</source>
        <translation>출력으로</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>고정 풀기</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Keep the learned weights</source>
        <translation>배운 가중치를 초깃값으로</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Nudge {count} nodes</source>
        <translation>노드 {count}개 조금 옮기기</translation>
    </message>
    <message>
        <source>Nudge {node}</source>
        <translation>{node} 조금 옮기기</translation>
    </message>
    <message>
        <source>Add a connected neuron</source>
        <translation>연결된 뉴런 추가</translation>
    </message>
    <message>
        <source>Add a connected node: {kind}</source>
        <translation>연결된 노드 추가: {kind}</translation>
    </message>
    <message>
        <source>New random weights</source>
        <translation>새 난수 가중치</translation>
    </message>
    <message>
        <source>Halve the learning rate</source>
        <translation>학습률을 절반으로</translation>
    </message>
    <message>
        <source>This run is known from step {step} on: there is nothing before it.</source>
        <translation>이 실행은 스텝 {step}부터 알려져 있어 그 앞으로는 갈 수 없습니다.</translation>
    </message>
    <message>
        <source>Delete {node}</source>
        <translation>{node} 삭제</translation>
    </message>
    <message>
        <source>Delete {count} nodes</source>
        <translation>노드 {count}개 삭제</translation>
    </message>
    <message>
        <source>Delete the edge from {source} to {target}</source>
        <translation>간선 {source} → {target} 삭제</translation>
    </message>
    <message>
        <source>Delete {count} edges</source>
        <translation>간선 {count}개 삭제</translation>
    </message>
    <message>
        <source>Add input {node}</source>
        <translation>입력 {node} 추가</translation>
    </message>
    <message>
        <source>Add a layer of {count}</source>
        <translation>뉴런 {count}개의 층 추가</translation>
    </message>
    <message>
        <source>Move {node}</source>
        <translation>{node} 옮기기</translation>
    </message>
    <message>
        <source>Move {count} nodes</source>
        <translation>노드 {count}개 옮기기</translation>
    </message>
    <message>
        <source>Add neuron {node}</source>
        <translation>뉴런 {node} 추가</translation>
    </message>
    <message>
        <source>Add a node at {source}: {kind}</source>
        <translation>{source}에 노드 추가: {kind}</translation>
    </message>
    <message>
        <source>Connect {source} with {target}</source>
        <translation>{source} → {target} 연결</translation>
    </message>
    <message>
        <source>Connect by {count} edges</source>
        <translation>간선 {count}개로 연결</translation>
    </message>
    <message>
        <source>Add a neuron behind {source}</source>
        <translation>{source} 뒤에 뉴런 추가</translation>
    </message>
    <message>
        <source>Swap the arguments of {count} operations</source>
        <translation>연산 {count}개의 인수 순서 바꾸기</translation>
    </message>
    <message>
        <source>Swap the arguments of {node}</source>
        <translation>{node}의 인수 순서 바꾸기</translation>
    </message>
    <message>
        <source>Tie {count} edges</source>
        <translation>간선 {count}개 묶기</translation>
    </message>
    <message>
        <source>Untie {count} edges</source>
        <translation>간선 {count}개의 묶음 풀기</translation>
    </message>
    <message>
        <source>Untie an edge</source>
        <translation>간선의 묶음 풀기</translation>
    </message>
    <message>
        <source>Add constant {node}</source>
        <translation>상수 {node} 추가</translation>
    </message>
    <message>
        <source>Add operation {node}</source>
        <translation>연산 {node} 추가</translation>
    </message>
    <message>
        <source>Add variable {node}</source>
        <translation>변수 {node} 추가</translation>
    </message>
</context>
<context>
    <name>Syntax</name>
    <message>
        <source>something else is needed here</source>
        <translation>여기에는 다른 것이 필요합니다</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>중간에서 끊겼습니다</translation>
    </message>
    <message>
        <source>the text that begins here has no closing quotation mark</source>
        <translation>여기서 시작하는 글에 닫는 따옴표가 없습니다</translation>
    </message>
    <message>
        <source>a value is needed here</source>
        <translation>여기에는 값이 필요합니다</translation>
    </message>
    <message>
        <source>a comma or a closing bracket is needed here</source>
        <translation>여기에는 쉼표나 닫는 괄호가 필요합니다</translation>
    </message>
    <message>
        <source>a colon is needed here</source>
        <translation>여기에는 쌍점(:)이 필요합니다</translation>
    </message>
    <message>
        <source>a name in double quotation marks is needed here</source>
        <translation>여기에는 큰따옴표로 묶은 이름이 필요합니다</translation>
    </message>
    <message>
        <source>nothing follows this comma</source>
        <translation>이 쉼표 뒤에 아무것도 없습니다</translation>
    </message>
    <message>
        <source>it should end here</source>
        <translation>여기서 끝나야 합니다</translation>
    </message>
    <message>
        <source>a line break or control character stands in a text</source>
        <translation>글 안에 줄바꿈이나 제어 문자가 있습니다</translation>
    </message>
    <message>
        <source>the backslash begins nothing that is known</source>
        <translation>역슬래시 뒤에 올 수 없는 글자가 있습니다</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>Import {name}</source>
        <translation>{name} 가져오기</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>표 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>표 가져오기</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Incoming terms</source>
        <translation>들어오는 항</translation>
    </message>
    <message>
        <source>Sample {number}: z is the sum of a · w, and the bias.</source>
        <translation>샘플 {number}: z는 a · w의 합에 편향을 더한 값입니다.</translation>
    </message>
    <message>
        <source>z is the sum of a · w, and the bias.</source>
        <translation>z는 a · w의 합에 편향을 더한 값입니다.</translation>
    </message>
    <message>
        <source>All digits</source>
        <translation>모든 자리</translation>
    </message>
    <message>
        <source>Copy the table with all digits (Ctrl+C)</source>
        <translation>모든 자리까지 표 복사 (Ctrl+C)</translation>
    </message>
    <message>
        <source>from</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>Where the edge comes from</source>
        <translation>간선이 나오는 곳</translation>
    </message>
    <message>
        <source>a</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Activation of the source for the shown sample</source>
        <translation>보이는 샘플에서 출발 노드의 활성화 값</translation>
    </message>
    <message>
        <source>w</source>
        <translation>w</translation>
    </message>
    <message>
        <source>Weight of the edge; double-click to type another</source>
        <translation>간선의 가중치; 더블 클릭하면 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>a · w</source>
        <translation>a · w</translation>
    </message>
    <message>
        <source>What this edge brings to z</source>
        <translation>이 간선이 z에 더하는 값</translation>
    </message>
    <message>
        <source>Gradient over the last batch, before its update</source>
        <translation>마지막 배치의 기울기, 갱신 전</translation>
    </message>
    <message>
        <source>dL/dw
(batch)</source>
        <translation>dL/dw
(배치)</translation>
    </message>
    <message>
        <source>δ · a</source>
        <translation>δ · a</translation>
    </message>
    <message>
        <source>What the shown sample adds to the gradient of w</source>
        <translation>보이는 샘플이 w의 기울기에 더하는 값</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>z = sum</source>
        <translation>z = 합</translation>
    </message>
</context>
<context>
    <name>Tip</name>
    <message>
        <source>forward: value a</source>
        <translation>순전파: 값 a</translation>
    </message>
    <message>
        <source>back: gradient ∂L/∂a</source>
        <translation>역전파: 기울기 ∂L/∂a</translation>
    </message>
    <message>
        <source>weight w</source>
        <translation>가중치 w</translation>
    </message>
    <message>
        <source>gradient ∂L/∂w</source>
        <translation>기울기 ∂L/∂w</translation>
    </message>
    <message>
        <source>last update Δw</source>
        <translation>마지막 갱신 Δw</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{count}개 중 {number}번째</translation>
    </message>
    <message>
        <source>argument</source>
        <translation>인수</translation>
    </message>
    <message>
        <source>Frozen: training leaves it alone.</source>
        <translation>고정: 학습해도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Tied ({tie}): {count} edges have this one weight; gradients add up.</source>
        <translation>묶음({tie}): 간선 {count}개가 이 가중치 하나를 함께 쓰고, 기울기는 더해집니다.</translation>
    </message>
    <message>
        <source>The initializer draws the weight when training begins.</source>
        <translation>학습을 시작할 때 초기화 방법에 따라 가중치를 뽑습니다.</translation>
    </message>
    <message>
        <source>column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>error signal ∂L/∂a</source>
        <translation>오차 신호 ∂L/∂a</translation>
    </message>
    <message>
        <source>gradient ∂L/∂v</source>
        <translation>기울기 ∂L/∂v</translation>
    </message>
    <message>
        <source>of the shown sample</source>
        <translation>보이는 샘플만</translation>
    </message>
    <message>
        <source>last update Δv</source>
        <translation>마지막 갱신 Δv</translation>
    </message>
    <message>
        <source>Frozen: training leaves its value alone.</source>
        <translation>고정: 학습해도 값이 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>식</translation>
    </message>
    <message>
        <source>value a</source>
        <translation>값 a</translation>
    </message>
    <message>
        <source>gradient ∂L/∂a</source>
        <translation>기울기 ∂L/∂a</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>{source}에서</translation>
    </message>
    <message>
        <source>bias b</source>
        <translation>편향 b</translation>
    </message>
    <message>
        <source>pre-activation z</source>
        <translation>활성화 전 z</translation>
    </message>
    <message>
        <source>activation a</source>
        <translation>활성화 값 a</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>error signal δ = ∂L/∂z</source>
        <translation>오차 신호 δ = ∂L/∂z</translation>
    </message>
    <message>
        <source>gradient ∂L/∂b</source>
        <translation>기울기 ∂L/∂b</translation>
    </message>
    <message>
        <source>last update Δb</source>
        <translation>마지막 갱신 Δb</translation>
    </message>
    <message>
        <source>Silent: it gave 0, and no error came back to its bias in the last batch.</source>
        <translation>침묵: 출력이 0이고, 마지막 배치에서 편향으로 돌아온 오차가 없습니다.</translation>
    </message>
    <message>
        <source>Saturated: with this sample z is so far out that the curve is flat, and hardly any error signal passes.</source>
        <translation>포화: 이 샘플에서는 z가 너무 멀리 있어 곡선이 평평하고, 오차 신호가 거의 지나가지 못합니다.</translation>
    </message>
    <message>
        <source>Frozen: training leaves its bias alone.</source>
        <translation>고정: 학습해도 편향이 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Values of sample {number}</source>
        <translation>샘플 {number}의 값</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tools</source>
        <translation>도구</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>An edge begins at a node. Press on one.</source>
        <translation>간선은 노드에서 시작합니다. 노드를 누르세요.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Drag or click from node to node (Shift: from all selected nodes, or the whole layer, to the target&apos;s whole layer); empty paper gets a new neuron.</source>
        <translation>노드에서 노드로 끌거나 클릭하세요(Shift: 선택한 노드나 층 전체에서 상대 층 전체로). 빈 곳에는 새 뉴런이 생깁니다.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Drag over neurons and edges; they go when you let go, Escape keeps them.</source>
        <translation>뉴런과 간선 위로 끄세요. 놓으면 지워지고, Esc를 누르면 남습니다.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Click or press Enter to place an input, or drag from a node that shall take its value (Ctrl: connect to the selected nodes, Alt: no snapping).</source>
        <translation>클릭하거나 Enter를 눌러 입력을 놓거나, 값을 받을 노드에서 끄세요(Ctrl: 선택한 노드로 연결, Alt: 맞춤 끄기).</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Click or press Enter for a column of three neurons, or drag one out; wheel or digits set how many while the button is down. It is connected from the selected nodes (Shift: not connected, Ctrl: no snapping).</source>
        <translation>클릭하거나 Enter를 누르면 뉴런 세 개짜리 한 줄을 놓고, 끌면 끈 만큼 놓습니다. 버튼을 누른 채 휠이나 숫자로 개수를 정합니다. 선택한 노드에서 연결됩니다(Shift: 연결 안 함, Ctrl: 맞춤 끄기).</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Click or press Enter to place a neuron, or drag from a node to one behind it (Ctrl: connect from the selected nodes, Alt: no snapping).</source>
        <translation>클릭하거나 Enter를 눌러 뉴런을 놓거나, 노드에서 끌어 그 뒤에 놓으세요(Ctrl: 선택한 노드에서 연결, Alt: 맞춤 끄기).</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Drag the paper; the wheel zooms, and Space with a drag pans with every tool.</source>
        <translation>그림판을 끌어 옮기세요. 휠로 확대하고, 어느 도구에서나 스페이스를 누르고 끌면 옮겨집니다.</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Click or pull a frame to select, drag to move (Ctrl: no snapping, Alt: duplicate), drag from a rim to connect, Ctrl+click for a whole layer, double-click to type.</source>
        <translation>클릭하거나 틀을 끌어 선택, 끌어서 옮기기(Ctrl: 맞춤 끄기, Alt: 복제), 테두리에서 끌어 연결, Ctrl+클릭으로 층 전체, 더블 클릭으로 입력합니다.</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>Click or press Enter to place a constant, or drag from a node that shall take its value (Ctrl: connect to the selected nodes, Alt: no snapping).</source>
        <translation>클릭하거나 Enter를 눌러 상수를 놓거나, 값을 받을 노드에서 끄세요(Ctrl: 선택한 노드로 연결, Alt: 맞춤 끄기).</translation>
    </message>
    <message>
        <source>{operation}: click or press Enter to place it, or drag from a node to one that takes its value (Ctrl: connect from the selected nodes, Alt: no snapping).</source>
        <translation>{operation}: 클릭하거나 Enter를 눌러 놓거나, 노드에서 끌어 그 값을 받게 하세요(Ctrl: 선택한 노드에서 연결, Alt: 맞춤 끄기).</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>변수</translation>
    </message>
    <message>
        <source>Click or press Enter to place a variable, or drag from a node that shall take its value (Ctrl: connect to the selected nodes, Alt: no snapping).</source>
        <translation>클릭하거나 Enter를 눌러 변수를 놓거나, 값을 받을 노드에서 끄세요(Ctrl: 선택한 노드로 연결, Alt: 맞춤 끄기).</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Training stopped by a mistake of the program ({error}). What you drew is safe: save it and press play again.</source>
        <translation>프로그램의 잘못으로 학습이 멈추었습니다({error}). 그린 것은 안전합니다. 저장하고 다시 재생을 누르세요.</translation>
    </message>
</context>
<context>
    <name>TrainingSettings</name>
    <message>
        <source>As weights</source>
        <translation>가중치처럼</translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Half width r</source>
        <translation>폭의 절반 r</translation>
    </message>
    <message>
        <source>Deviation σ</source>
        <translation>표준편차 σ</translation>
    </message>
    <message>
        <source>Value c</source>
        <translation>값 c</translation>
    </message>
    <message>
        <source>Gain g</source>
        <translation>이득 g</translation>
    </message>
    <message>
        <source>Momentum α</source>
        <translation>모멘텀 α</translation>
    </message>
    <message>
        <source>Decay ρ</source>
        <translation>감쇠 ρ</translation>
    </message>
    <message>
        <source>Decay of mean β₁</source>
        <translation>평균의 감쇠 β₁</translation>
    </message>
    <message>
        <source>Decay of square β₂</source>
        <translation>제곱의 감쇠 β₂</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>What is measured between outputs and targets</source>
        <translation>출력과 목표의 차이를 재는 방법</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>계산 방식</translation>
    </message>
    <message>
        <source>The factor in front of the sum. n is the number of samples in the batch.</source>
        <translation>합 앞에 곱하는 수입니다. n은 배치의 샘플 수입니다.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>How a gradient becomes a step of the weights</source>
        <translation>기울기로 가중치를 옮기는 방법</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>학습률 η</translation>
    </message>
    <message>
        <source>How far one step goes. The arrow keys change it by a tenth of its decade.</source>
        <translation>한 스텝의 크기입니다. 화살표 키로 자릿수의 10분의 1씩 바꿉니다.</translation>
    </message>
    <message>
        <source>How much of the last step, or of the mean gradient, is kept: 0 to 1</source>
        <translation>지난 스텝 또는 평균 기울기를 남기는 정도: 0에서 1</translation>
    </message>
    <message>
        <source>How much of the mean squared gradient is kept: 0 to 1</source>
        <translation>기울기 제곱의 평균을 남기는 정도: 0에서 1</translation>
    </message>
    <message>
        <source>Samples in a batch</source>
        <translation>배치의 샘플 수</translation>
    </message>
    <message>
        <source>Without the tick, all training samples make one batch.</source>
        <translation>선택하지 않으면 모든 학습 샘플이 배치 하나가 됩니다.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전부</translation>
    </message>
    <message>
        <source>Shuffle every epoch</source>
        <translation>에포크마다 섞기</translation>
    </message>
    <message>
        <source>Samples come in a new random order, which the seed decides</source>
        <translation>샘플을 시드에 따라 새 무작위 순서로 씁니다</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Pulls every weight toward 0 with the same force</source>
        <translation>모든 가중치를 같은 힘으로 0으로 당깁니다</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Pulls every weight toward 0 in proportion to its size</source>
        <translation>모든 가중치를 크기에 비례해 0으로 당깁니다</translation>
    </message>
    <message>
        <source>Drawn from</source>
        <translation>분포</translation>
    </message>
    <message>
        <source>Where weights start that you have not typed. Counts from the next reset on.</source>
        <translation>직접 입력하지 않은 가중치의 출발점입니다. 다음에 초기화할 때부터 적용됩니다.</translation>
    </message>
    <message>
        <source>Half the width, the standard deviation, a gain, or the constant</source>
        <translation>폭의 절반, 표준편차, 이득 또는 상수</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Whether biases are drawn as weights are, or start at 0</source>
        <translation>편향도 가중치처럼 뽑을지, 0에서 시작할지</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed gives the same weights and the same order of samples.</source>
        <translation>시드가 같으면 가중치와 샘플 순서도 같습니다.</translation>
    </message>
    <message>
        <source>After epochs</source>
        <translation>에포크 수</translation>
    </message>
    <message>
        <source>Pauses when this many epochs are done</source>
        <translation>이만큼의 에포크가 끝나면 멈춥니다</translation>
    </message>
    <message>
        <source>At a loss below</source>
        <translation>손실 한도</translation>
    </message>
    <message>
        <source>Pauses when the loss over the training samples is below this</source>
        <translation>학습 샘플의 손실이 이보다 작아지면 멈춥니다</translation>
    </message>
    <message>
        <source>Epochs without progress</source>
        <translation>나아지지 않는 에포크</translation>
    </message>
    <message>
        <source>Pauses when the loss has not become better for this many epochs</source>
        <translation>이만큼의 에포크 동안 손실이 나아지지 않으면 멈춥니다</translation>
    </message>
    <message>
        <source>Change {setting}</source>
        <translation>{setting} 변경</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>초기 가중치</translation>
    </message>
    <message>
        <source>Stop by itself</source>
        <translation>저절로 멈추기</translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation>규제</translation>
    </message>
</context>
<context>
    <name>WeightsFile</name>
    <message>
        <source>The file was made by a newer version of Backprop Studio.</source>
        <translation>더 새로운 버전의 Backprop Studio가 만든 파일입니다.</translation>
    </message>
    <message>
        <source>This is not a weights file. {reason}</source>
        <translation>가중치 파일이 아닙니다. {reason}</translation>
    </message>
    <message>
        <source>“{key}” in {name} is not known here.</source>
        <translation>{name} 항목의 “{key}”: 알 수 없는 값입니다.</translation>
    </message>
    <message>
        <source>“{id}” has {count} arguments, which {operation} does not take.</source>
        <translation>“{id}” 노드의 인수 {count}개: {operation} 연산은 그만큼 받지 않습니다.</translation>
    </message>
    <message>
        <source>“{target}” must stand after “{source}”, which it reads.</source>
        <translation>“{target}” 노드는 값을 읽어 오는 “{source}” 노드보다 뒤에 있어야 합니다.</translation>
    </message>
    <message>
        <source>The output “{id}” is no neuron and no operation of the file.</source>
        <translation>출력 “{id}”: 파일의 뉴런도 연산도 아닙니다.</translation>
    </message>
    <message>
        <source>“{id}” has learned {value}, which no file can hold; go back, or train anew.</source>
        <translation>“{id}”이(가) 학습한 값 {value}은(는) 파일에 담을 수 없습니다. 되돌아가거나 새로 학습하세요.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{name}[*] - Backprop Studio</source>
        <translation>{name}[*] - Backprop Studio</translation>
    </message>
</context>
<context>
    <name>Wiring</name>
    <message>
        <source>Release for a new neuron; type + − * / ^ for an operation</source>
        <translation>놓으면 새 뉴런. + − * / ^ 를 누르면 연산</translation>
    </message>
    <message>
        <source>Release for a new node: {kind}</source>
        <translation>놓으면 새 노드: {kind}</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Draw a neural network and watch it learn.</source>
        <translation>신경망을 그리고 학습하는 모습을 지켜봅니다.</translation>
    </message>
    <message>
        <source>a drawing to open, or a table to import</source>
        <translation>열 그림 또는 가져올 표</translation>
    </message>
    <message>
        <source>say which version this is, and end</source>
        <translation>버전을 알려 주고 끝냅니다</translation>
    </message>
    <message>
        <source>say this, and end</source>
        <translation>이 도움말을 보여 주고 끝냅니다</translation>
    </message>
    <message>
        <source>There is no option “{option}”. See “{program} --help”.</source>
        <translation>“{option}” 옵션은 없습니다. “{program} --help”로 도움말을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>{message}. See “{program} --help”.</source>
        <translation>명령을 이해할 수 없습니다: {message}. “{program} --help”로 도움말을 볼 수 있습니다.</translation>
    </message>
</context>
</TS>
