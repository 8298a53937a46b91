# More of bodies and minds, so that what is learnt is how they are spoken of.
@lang en

:cond
acne
acid reflux
adenomyosis
alopecia
ALS
anemia
an aneurysm
angina
ankylosing spondylitis
appendicitis
arrhythmia
bulimia
bladder cancer
a brain tumor
bronchitis
carpal tunnel syndrome
cataracts
cerebral palsy
cervical dysplasia
chronic fatigue syndrome
chronic pain
cirrhosis
COPD
coronary artery disease
cystic fibrosis
dementia
diverticulitis
Down syndrome
eczema
a drug problem
Ehlers-Danlos
emphysema
fatty liver
fibroids
gestational diabetes
gonorrhea
hemochromatosis
hemophilia
hemorrhoids
high cholesterol
Hodgkin's lymphoma
HPV
Huntington's disease
an STI
IBS
interstitial cystitis
[acute |]leukemia
Lyme disease
macular degeneration
Ménière's disease
menopause
metastatic [breast|prostate|lung] cancer
mitral valve prolapse
mononucleosis
muscular dystrophy
myasthenia gravis
narcolepsy
neuropathy
obesity
osteoarthritis
osteoporosis
pancreatic cancer
pancreatitis
peripheral artery disease
plantar fasciitis
polycystic kidneys
prediabetes
preeclampsia
prostate cancer
a pulmonary embolism
renal cell carcinoma
restless legs
sarcoidosis
sciatica
scoliosis
selective mutism
sepsis
sinusitis
social phobia
spina bifida
spinal stenosis
a stomach ulcer
syphilis
tinnitus
Tourette's
trichotillomania
tuberculosis
a UTI
uterine fibroids
varicose veins
vertigo
Wilson's disease
[a |]low sperm count
[gender dysphoria|body dysmorphia]
[cocaine|meth|heroin|gambling|porn] addiction
burnout
a nervous breakdown

:med
acyclovir
alendronate
allopurinol
alprazolam
amitriptyline
amlodipine [5|10] mg
aripiprazole
azathioprine
baclofen
bupropion
buprenorphine
carbamazepine
carvedilol
celecoxib
cetirizine
ciprofloxacin
citalopram
clozapine
cyclobenzaprine
diazepam
digoxin
doxycycline
duloxetine
Eliquis
enalapril
Enbrel
escitalopram
estrogen
fentanyl patches
finasteride
fluoxetine [20|40] mg
furosemide
glipizide
Haldol
hydrochlorothiazide
hydroxychloroquine
imatinib
Keppra
ketamine
Lamictal
lamotrigine
latanoprost
Lyrica
melatonin
meloxicam
mesalamine
metoprolol
mirtazapine
Mounjaro
naproxen
nicotine patches
nitrofurantoin
olanzapine
ondansetron
pantoprazole
Paxil
pramipexole
propranolol
risperidone
Ritonavir
rosuvastatin
Seroquel
sildenafil
simvastatin
spironolactone
sumatriptan
tamsulosin
temazepam
topiramate
trazodone
valproate
venlafaxine
Vyvanse
Wellbutrin
zolpidem
[chemo|radiation|dialysis|physical therapy|ECT|blood transfusions]

:symptom
a cough that won't go away
a fever of 10{num:1-4}
a metallic taste in my mouth
a missed period
a pulling pain in my side
acid coming up at night
an itchy [scalp|groin|rash]
bleeding after sex
bloating
bruises that come from nowhere
burning eyes
cold sweats
cramps in my calves
cravings
diarrhea for days
discharge
double vision
fainting
hair loss
hallucinations
heavy legs
hot flashes
incontinence
irregular periods
joint pain
mood swings
no appetite
no sex drive
nosebleeds
pain when I swallow
pins and needles
ringing in my ears
seizures
sharp pain under my ribs
sore nipples
stiff fingers in the morning
swollen glands
trembling hands
trouble breathing at night
white spots on my tongue
voices in my head

:symptom3
a breast mass
a first-time seizure
a fall from standing height
acute confusion
altered mental status
an itchy rash
anxiety and palpitations
back pain
bleeding per rectum
calf swelling
chronic cough
decreased hearing
diarrhea
difficulty swallowing
dizziness
ear pain
epistaxis
facial droop
fever of unknown origin
flank pain
foot ulcer
frequent urination
gait instability
headache and neck stiffness
hematuria
hoarseness
irregular menses
joint swelling
left-sided weakness
memory loss
neck pain after a motor vehicle accident
numbness of the hands
painful urination
pelvic pain
postoperative pain
right upper quadrant pain
shoulder pain
skin lesions
sore throat
suicidal ideation
tremor
urinary retention
vaginal bleeding
vertigo
wheezing
worsening depression
